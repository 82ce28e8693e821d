import { placeOf } from '../../../shared/checks/address.ts';
import type { Block, Span } from '../../../shared/booklet/model.ts';
import { type FactDimensions, FACT_MEASURES, type Filter, filterOfSignature } from '../../../shared/ledger/fact.ts';
import type { Role } from '../../../shared/statement/definition.ts';
import { factWords } from '../statements/factWords.ts';
import type { LedgerBook } from '../year/ledgerBook.ts';

/** A cell that prints what a number of the prose says, or one of the two that it is worked out from. */
export interface FigurePlace {
  readonly role: Role;
  readonly rowId: string;
  readonly columnId: string;
  /** 公开05表 2101501 行政运行“小计” */
  readonly place: string;
}

/** Where a printed number comes from, for a person. */
export interface FigureSource {
  /** One sentence; for a figure that stands in no table it says where it is entered. */
  readonly words: string;
  /** The first is where a click goes. */
  readonly places: readonly FigurePlace[];
}

/** Kinds of numbers by the head of their address, with what they are: `change:<signature>`, `share:<part>/<whole>` … */
const WORKED_OUT: Readonly<Record<string, string>> = {
  change: '比较的差额（本年数 − 上年数或预算数）', growth: '增减率（差额 ÷ 上年数或预算数）', base: '上年数或预算数', rate: '完成率（决算数 ÷ 预算数）', share: '占比（部分 ÷ 总体）', rest: '合计减去已列各项的余数', agency: '其中行政单位和参照公务员法管理的事业单位的部分',
};

/** The sources of every number that the blocks print, by the address that its span carries. Names, dates and ordinals have none. */
export function figureSources(book: LedgerBook, blocks: readonly Block[]): Readonly<Record<string, FigureSource>> {
  const addresses = new Set(blocks.flatMap((block): readonly Span[] => (block.kind === 'paragraph' ? block.spans : block.kind === 'list' ? block.items.flat() : [])).flatMap((span) => span.source ?? []));
  const printed = placesBySignature(book);
  return Object.fromEntries([...addresses].flatMap((address) => {
    const source = sourceOf(address, book, printed);
    return source ? [[address, source]] : [];
  }));
}

function placesBySignature(book: LedgerBook): ReadonlyMap<string, readonly FigurePlace[]> {
  const found = new Map<string, FigurePlace[]>();
  for (const table of book.view.tables.values()) for (const cell of table.cells) {
    if (cell.signature === '') continue;
    const place = { role: table.role, rowId: cell.row.id, columnId: cell.column.id, place: placeOf(cell) };
    const known = found.get(cell.signature);
    if (known) known.push(place);
    else found.set(cell.signature, [place]);
  }
  return found;
}

function sourceOf(address: string, book: LedgerBook, printed: ReadonlyMap<string, readonly FigurePlace[]>): FigureSource | null {
  const kind = /^([a-z]+):/.exec(address)?.[1];
  if (address.includes('record:')) return { words: address.includes('record:performance') ? '来自“绩效自评”' : '来自“明细”中登记的内容', places: [] };
  const worked = kind === undefined ? '' : WORKED_OUT[kind];
  if (worked === undefined) return null;
  const operands = (kind === undefined ? address : address.slice(kind.length + 1)).split('/').map((text) => text.replace(/^agency:/, '')).map((text) => filterOfSignature(text) && { text, filter: filterOfSignature(text) ?? {} }).filter((operand) => operand !== null);
  if (operands.length === 0) return null;
  const places = operands.flatMap(({ text }) => printed.get(text)?.slice(0, 1) ?? []);
  const said = operands.map(({ text, filter }) => printed.get(text)?.[0]?.place ?? meaning(filter, book));
  const words = worked === '' ? (places.length > 0 ? said.join('') : `${said.join('')}（没有印在决算表中，由录入或导入的数得出）`) : `${worked}：${said.join(' ÷ ')}`;
  return { words, places };
}

function meaning(filter: Filter, book: LedgerBook): string {
  const measure = FACT_MEASURES.find((known) => known === filter.measure);
  const dimensions: Record<string, string> = {};
  for (const [name, value] of Object.entries(filter)) if (name !== 'measure' && typeof value === 'string') dimensions[name] = value;
  return measure === undefined ? '由本年收支和年初结转计算' : factWords(measure, dimensions satisfies FactDimensions, book.figures);
}
