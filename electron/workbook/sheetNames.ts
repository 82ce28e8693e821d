const NAME_LIMIT = 31;

/**
 * Names for worksheets: ≤ 31 characters, none of the forbidden ones ([ ] : * ? / \), no quote or exclamation mark (print
 * ranges and links could not carry them), unique without regard to case.
 */
export class SheetNames {
  readonly #taken = new Set<string>(['history']);

  /** The wanted name, mended, shortened and numbered as needed. */
  take(wanted: string): string {
    // eslint-disable-next-line no-control-regex
    const clean = wanted.toWellFormed().replace(/[\u0000-\u001f\u007f\ufffe\uffff]/g, ' ').replace(/[[\]:*?/\\'’!]/g, '').replace(/\s+/g, ' ').trim();
    const base = clean === '' ? '表' : clean;
    for (let count = 1; ; count += 1) {
      const suffix = count === 1 ? '' : `(${count})`;
      const name = clip(base, NAME_LIMIT - suffix.length) + suffix;
      const key = name.toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return name;
    }
  }
}

function clip(text: string, limit: number): string {
  let out = '';
  for (const ch of text) {
    if (out.length + ch.length > limit) break;
    out += ch;
  }
  return out.trimEnd();
}

/** The name of a statement's sheet: 公开01表 + 收入支出决算总表 → `公开01 收入支出决算总表`. */
export function statementSheetName(number: string, title: string): string {
  return `${number.trim().replace(/表$/, '')} ${title.trim()}`.trim();
}
