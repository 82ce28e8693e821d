const ORDINAL = /^[\s（(]*[一二三四五六七八九十百\d]+[）)、.．]+\s*/;
/** What a heading may have beside the title: 附件1, （公开01表）, 部门. A project's name is more than that. */
const ADDS_NOTHING = /^(?:附[件表录]|公开|部门|单位|表|\d+|[一二三四五六七八九十]+|[（()）：:、.－-])*$/;

/**
 * Whether a section's heading and the title of its statement are one line: the heading says no more than the title (一、收入支出决算总表 over
 * 收入支出决算总表), or it is the title with the name of a project before it (一、信息平台运维项目支出绩效自评表).
 */
export function isStatementHeading(heading: string, statementTitle: string): boolean {
  const [section, title] = [bare(heading), bare(statementTitle)];
  return section !== '' && (title.includes(section) || section.endsWith(title) || (section.includes(title) && ADDS_NOTHING.test(section.replace(title, ''))));
}

/** What is printed over a statement whose heading is its title: the one that says more, without the ordinal that the contents show. */
export function titleUnderHeading(heading: string, statementTitle: string): string {
  const [section, title] = [bare(heading), bare(statementTitle)];
  const before = section.slice(0, -title.length);
  return section.endsWith(title) && !ADDS_NOTHING.test(before) ? withoutOrdinal(heading) : statementTitle;
}

/** A heading without 一、 or （二） before it. */
export function withoutOrdinal(heading: string): string {
  return heading.replace(ORDINAL, '');
}

function bare(text: string): string {
  return withoutOrdinal(text.replaceAll(/\s/g, ''));
}
