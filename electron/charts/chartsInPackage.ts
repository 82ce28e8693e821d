import { OFFICE } from './chartData.ts';

export interface PackageFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Changes one file of a package, or leaves all as they are where it is not there. */
export function editFile(files: readonly PackageFile[], name: string, change: (xml: string) => string): PackageFile[] {
  return files.map((file) => (file.name === name ? { name, bytes: Buffer.from(change(file.bytes.toString('utf8')), 'utf8') } : file));
}

/** Adds parts to [Content_Types].xml, and the type of embedded workbooks where it is missing. */
export function withTypes(xml: string, parts: readonly { readonly part: string; readonly type: string }[], embedsWorkbooks: boolean): string {
  const known = /Extension="xlsx"/.test(xml) || !embedsWorkbooks ? '' : `<Default Extension="xlsx" ContentType="${WORKBOOK_TYPE}"/>`;
  const overrides = parts.map(({ part, type }) => `<Override PartName="/${part}" ContentType="${type}"/>`).join('');
  return xml.replace(/(<Types\b[^>]*>)/, `$1${known}`).replace('</Types>', `${overrides}</Types>`);
}

export function withRelationships(xml: string, relationships: readonly { readonly id: string; readonly kind: string; readonly target: string }[]): string {
  return xml.replace('</Relationships>', `${relationships.map(({ id, kind, target }) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join('')}</Relationships>`);
}
