const ORDINAL = /^[\s（(]*[一二三四五六七八九十百\d]+[）)、.．]+\s*/;

/**
 * Whether a section's heading says no more than the title of its statement (一、收入支出决算总表 over 收入支出决算总表), so that
 * the statement's title stands for both.
 */
export function isStatementHeading(heading: string, statementTitle: string): boolean {
  const bare = (text: string): string => text.replaceAll(/\s/g, '').replace(ORDINAL, '');
  const [section, title] = [bare(heading), bare(statementTitle)];
  return section !== '' && (section.includes(title) || title.includes(section));
}
