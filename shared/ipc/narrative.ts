import { z } from 'zod';
import type { Block } from '../booklet/model.ts';
import type { GuardFinding } from '../narrative/guard/finding.ts';
import { channel } from './channel.ts';
import { role } from './statements.ts';

const LONGEST = 100_000;
const key = z.string().min(1).max(300);
const text = z.string().max(LONGEST);
const done = z.object({});
const eventKind = z.enum(['reception', 'meeting', 'training', 'festival']);
const itemKind = z.enum(['vehicle', 'transfer', 'specialFund', 'departmentReview', 'financeReview']);
const declarableKind = z.enum(['specialFund', 'departmentReview', 'financeReview', 'festival']);
const use = z.enum(['auto', 'always', 'never']);

/** Blocks of the bound document and findings of the guard: models of `shared/`, which only ever go to the window. */
const blocks = z.array(z.custom<Block>());
const findings = z.array(z.custom<GuardFinding>());

const clause = z.object({ key: z.string(), origin: z.enum(['generated', 'rewritten']), blocks, text: z.string(), generated: z.string(), lastYear: z.string(), findings });
const section = z.object({ id: z.string(), part: z.string(), title: z.string(), clauses: z.array(clause), blocks });
const reason = z.object({
  key: z.string(), label: z.string(), comparison: z.enum(['previous', 'budget']), direction: z.enum(['up', 'down']), growth: z.string().nullable(),
  section: z.string(), clause: z.string(), sectionTitle: z.string(), required: z.boolean(), text: z.string(), lastYear: z.string(), findings,
});
const written = z.object({ key: z.string(), title: z.string(), hint: z.string(), expected: z.boolean(), text: z.string(), outline: z.string(), lastYear: z.string(), blocks, findings });
const term = z.object({ id: z.string(), term: z.string(), text: z.string(), origin: z.enum(['pack', 'rewritten', 'own']), use, printed: z.boolean(), findings });
const event = z.object({ kind: eventKind, seq: z.int().min(0), date: z.string().max(100), purpose: z.string().max(1000), amount: z.int(), persons: z.int().nullable() });
const item = z.object({ kind: itemKind, name: z.string().max(300), quantity: z.int() });
const business = z.object({ name: z.string().max(200), value: z.string().max(60), unit: z.string().max(20), scope: z.string().max(500) });
const place = z.object({ role, rowId: z.string(), columnId: z.string(), place: z.string() });

export const narrativeChannels = {
  /** The whole document in words, with all that a person wrote or registered for it. */
  'narrative.open': channel({
    input: z.object({}),
    output: z.object({
      year: z.int(), locked: z.boolean(), parts: z.array(z.object({ id: z.string(), title: z.string() })), sections: z.array(section), reasons: z.array(reason),
      texts: z.array(written), glossary: z.array(term), recordFindings: z.array(z.object({ list: z.string(), message: z.string() })),
      missingReasons: z.int(), missingTexts: z.array(z.string()),
      /** By the address that a printed number carries: what it is, and the cells behind it. */
      figures: z.record(z.string(), z.object({ words: z.string(), places: z.array(place) })),
      events: z.array(event), items: z.array(item), none: z.array(declarableKind), business: z.array(business),
    }),
  }),
  /** What the number guard says to a text that is being typed; nothing is saved. `reason.<key>` and `glossary.<id>` name reasons and terms. */
  'narrative.check': channel({ input: z.object({ key, text }), output: z.object({ findings }) }),
  /** A person's wording of a clause; '' goes back to the generated one. */
  'narrative.rewrite': channel({ input: z.object({ key, text }), output: done }),
  'narrative.saveText': channel({ input: z.object({ key, text }), output: done }),
  /** A further attachment of one's own: a title gets a key. */
  'narrative.addAttachment': channel({ input: z.object({ title: z.string().max(100) }), output: z.object({ key: z.string() }) }),
  'narrative.saveReason': channel({ input: z.object({ key, label: z.string().max(300), text: z.string().max(2000) }), output: done }),
  /** Without an id a term of one's own is added. */
  'narrative.saveTerm': channel({ input: z.object({ id: z.string().max(100), term: z.string().max(100), text: z.string().max(5000), use }), output: z.object({ id: z.string() }) }),
  'narrative.resetTerm': channel({ input: z.object({ id: z.string() }), output: done }),
  /** seq 0 adds. Money in fen. */
  'narrative.saveEvent': channel({ input: event, output: z.object({ seq: z.int() }) }),
  'narrative.deleteEvent': channel({ input: z.object({ kind: eventKind, seq: z.int() }), output: done }),
  /** `before` is the name that is replaced, where it changed. */
  'narrative.saveItem': channel({ input: item.extend({ before: z.string().default('') }), output: done }),
  'narrative.deleteItem': channel({ input: z.object({ kind: itemKind, name: z.string() }), output: done }),
  'narrative.declareNone': channel({ input: z.object({ kind: declarableKind, none: z.boolean() }), output: done }),
  'narrative.saveBusiness': channel({ input: business.extend({ before: z.string().default('') }), output: done }),
  'narrative.deleteBusiness': channel({ input: z.object({ name: z.string() }), output: done }),
} as const;
