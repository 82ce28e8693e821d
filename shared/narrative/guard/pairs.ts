import type { GuardContext, KnownFigure } from './finding.ts';
import type { ProseNumber } from './readNumbers.ts';

type Percent = Extract<KnownFigure, { kind: 'percent' }>;

/** How a percentage hangs on the amount right before it, by the words between them. */
const RELATIONS = [
  { prefix: 'share:', words: /^[，、（(]?约?占[^，。；\n\d]{0,24}$/u },
  { prefix: 'growth:', words: /^[，、（(](?:同比|环比|(?:比|较)(?:上年|去年|\d{4}年度?))?(?:增长|下降|上升|降低|增幅|降幅)(?:了|为|约)?$/u },
  { prefix: 'rate:', words: /^[，、（(]完成[^，。；\n\d]{0,12}$/u },
] as const;

/**
 * The percentages that a percentage may be which stands right behind an amount (357.19万元，占4.56%): those of that very amount, a growth also of
 * what the amount came to. Null
 * where the words say no such relation, or the book has none for the amount.
 * @param equals does a written amount say this quantity of fen
 */
export function pairedPercents(text: string, number: ProseNumber, before: readonly ProseNumber[], context: GuardContext, equals: (amount: ProseNumber, fen: number) => boolean): Percent[] | null {
  const amount = before.at(-1);
  if (number.kind !== 'percent' || amount?.kind !== 'amount') return null;
  const between = text.slice(amount.to, number.from);
  const relation = RELATIONS.find(({ words }) => words.test(between));
  if (!relation) return null;
  const isOf = (figure: Percent): boolean => equals(amount, figure.part) || (relation.prefix === 'growth:' && equals(amount, figure.direction === 'down' ? figure.whole - figure.part : figure.whole + figure.part));
  const own = [...context.own, ...context.book].filter((figure): figure is Percent => figure.kind === 'percent' && figure.source.startsWith(relation.prefix) && isOf(figure));
  return own.length === 0 ? null : own;
}
