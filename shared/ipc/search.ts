import { z } from 'zod';
import { channel } from './channel.ts';
import { PAGE_IDS } from './pages.ts';

/** Something of the open year that Ctrl+K finds, and where it is: the parameters are those of `go` (renderer/frame/router.ts). */
const found = z.object({
  key: z.string(), kind: z.enum(['科目', '表', '项目', '问题']), text: z.string(),
  place: z.object({
    page: z.enum(PAGE_IDS), table: z.string().optional(), row: z.string().optional(), column: z.string().optional(), project: z.string().optional(), finding: z.string().optional(),
    /** A 科目 that the year has not used: offered to be added. */
    add: z.string().optional(),
  }),
});

export const searchChannels = {
  /** 科目 by code, name or pinyin initials, tables, projects and findings that hold every word of the query; best first, then 科目 that the year has not used. Nothing for an empty query. */
  'search.find': channel({ input: z.object({ query: z.string(), limit: z.int().min(1).max(100).default(40) }), output: z.array(found) }),
} as const;
