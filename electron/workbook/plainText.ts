/** Longest text a cell of the format holds. */
const CELL_LIMIT = 32_767;

/**
 * Text as a cell may hold it: no characters that XML forbids, line ends as LF, and `_x0041_` kept from being read as the
 * escape of a letter. It says nothing about formulas: a text is written as a string cell and never becomes one.
 */
export function plainText(text: string): string {
  const clean = text.toWellFormed()
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return clean.length > CELL_LIMIT ? clean.slice(0, CELL_LIMIT).toWellFormed().replace(/\ufffd$/, '') : clean;
}

/** A text that a spreadsheet would take for a formula when someone edits and confirms the cell: it is given the text format. */
export function looksLikeFormula(text: string): boolean {
  return /^[\s]*[=+\-@＝＋－＠]/.test(text) && !/^[-–—─―]+$/.test(text.trim());
}
