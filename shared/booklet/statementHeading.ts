const ORDINAL = /^[\s（(]*[一二三四五六七八九十百\d]+[）)、.．]+\s*/;
/** What a heading may have beside the title: 附件1, （公开01表）, 部门. A project's name is more than that. */
const ADDS_NOTHING = /^(?:附[件表录]|公开|部门|单位|表|\d+|[一二三四五六七八九十]+|[（()）：:、.－-])*$/;

/**
 * Whether a section's heading says no more than the title of its statement (一、收入支出决算总表 over 收入支出决算总表), so that
 * the statement's title stands for both.
 */
export function isStatementHeading(heading: string, statementTitle: string): boolean {
  const bare = (text: string): string => text.replaceAll(/\s/g, '').replace(ORDINAL, '');
  const [section, title] = [bare(heading), bare(statementTitle)];
  return section !== '' && (title.includes(section) || (section.includes(title) && ADDS_NOTHING.test(section.replace(title, ''))));
}
