/**
 * What a template, a form or an edit leaves behind where content should stand. One home for the three that look for it: prose
 * (`narrative/guard/marks.ts`), templates of packs (`narrative/templateSyntax.ts`) and printed tables (`checks/tableFindings.ts`).
 */

/** Words that ask for content; pieces of a regular expression. */
export const ASKING_WORDS = '此处|请补充|待补充|请填写|TODO';

/** Signs that keep a place open: XX县, ____, ×× ; one regular expression. */
export const OPEN_PLACE = '[xX]{2,}|[×✕]{2,}|[＊*]{2,}|[_＿﹍]{2,}|○{2,}';

/** Words of a word processor's revision marks, before a bracket with who or what. */
export const REVISION_WORDS = '删除|插入|批注|修订|设置格式|带格式的';
