/** A name in a sentence: the marks that it has itself (“三公”经费) become the inner ones. */
export function quoted(name: string): string {
  return `“${name.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}
