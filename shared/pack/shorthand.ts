import { type Plain, type PlainMap, isPlainMap } from './plain.ts';

/**
 * Expands what pack files may leave out, so that the two hundred lines of a form stay readable:
 * - a row without `kind` is a line; with `dimension` it is a rollup;
 * - a row `c:210` is the class line of 210: its classCode and its filter {measure: expenditure, function: '210'};
 * - entries of a fixed list may be written `30101 基本工资`;
 * - a leaf column without `kind` is an amount, or what its id says (code, label, line).
 * Values of the wrong shape are passed on untouched for the schema to refuse.
 */
export function expandShorthand(content: PlainMap): PlainMap {
  return mapList(content, 'statements', (statement) => mapList(statement, 'panels', (panel) =>
    mapList(mapList(panel, 'columns', expandColumn), 'rows', expandRow)));
}

function mapList(owner: PlainMap, key: string, expand: (item: PlainMap) => PlainMap): PlainMap {
  const list: Plain | undefined = owner[key];
  if (!Array.isArray(list)) return owner;
  const items: readonly Plain[] = list;
  return { ...owner, [key]: items.map((item) => (isPlainMap(item) ? expand(item) : item)) };
}

const NAMED_COLUMNS: readonly Plain[] = ['code', 'label', 'line'];

function expandColumn(column: PlainMap): PlainMap {
  if (column['children'] !== undefined) return mapList(column, 'children', expandColumn);
  if (column['kind'] !== undefined) return column;
  const id: Plain = column['id'] ?? '';
  return { ...column, kind: NAMED_COLUMNS.includes(id) ? id : 'amount' };
}

function expandRow(row: PlainMap): PlainMap {
  const kind: Plain = row['kind'] ?? (row['dimension'] === undefined ? 'line' : 'rollup');
  const classCode = typeof row['id'] === 'string' ? /^c:(\d{3})$/.exec(row['id'])?.[1] : undefined;
  if (kind === 'line' && classCode !== undefined) {
    const filter: Plain = row['filter'] ?? {};
    return { classCode, ...row, kind, filter: isPlainMap(filter) ? { measure: 'expenditure', function: classCode, ...filter } : filter };
  }
  const fixed: Plain | undefined = row['fixed'];
  if (!Array.isArray(fixed)) return { ...row, kind };
  const entries: readonly Plain[] = fixed;
  return { ...row, kind, fixed: entries.map(expandFixed) };
}

function expandFixed(entry: Plain): Plain {
  const match = typeof entry === 'string' ? /^(\d+)\s+(\S.*)$/.exec(entry) : null;
  return match?.[1] !== undefined && match[2] !== undefined ? { code: match[1], label: match[2] } : entry;
}
