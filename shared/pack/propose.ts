/** What pack.yaml says of a pack, for lists. */
export interface PackHeader {
  readonly id: string;
  readonly name: string;
  /** 山东省 …; empty for a national base. */
  readonly province: string;
  readonly validFrom: number;
  readonly provisional: boolean;
}

export interface PackProposal {
  /** Null when there is no pack at all. */
  readonly id: string | null;
  /** What the person must look at before relying on it; null when it is made for that province and year. */
  readonly remark: string | null;
}

/**
 * The pack to start a year with: the newest of the province that is valid by then, else the national base of the time.
 * A pack of an earlier year comes with the request to compare it with the year's notice.
 */
export function proposeFrom(headers: readonly PackHeader[], province: string, year: number): PackProposal {
  const own = headers.filter((header) => sameProvince(header.province, province));
  const proposed = newest(own, year);
  if (proposed) return { id: proposed.id, remark: remarkOf(proposed, year) };
  const base = newest(headers.filter((header) => header.province === ''), year) ?? oldest(headers.filter((header) => header.province === ''));
  if (!base) return { id: null, remark: '没有可用的版式，请先安装版式' };
  const reason = province.trim() === '' ? '未指明省份' : own.length > 0 ? `${province}没有${year}年以前的版式` : `没有${province}的版式`;
  return { id: base.id, remark: `${reason}，先用${base.name}，请核对当年通知` };
}

function remarkOf(header: PackHeader, year: number): string | null {
  const remarks = [
    ...(header.validFrom < year ? [`${header.name}自${header.validFrom}年起适用，请核对当年通知`] : []),
    ...(header.provisional ? ['此版式未取得本省原表，按国家表式编排，请核对'] : []),
  ];
  return remarks.length > 0 ? remarks.join('；') : null;
}

function newest(headers: readonly PackHeader[], year: number): PackHeader | undefined {
  return headers.filter((header) => header.validFrom <= year).toSorted((a, b) => b.validFrom - a.validFrom || (a.id < b.id ? -1 : 1))[0];
}

function oldest(headers: readonly PackHeader[]): PackHeader | undefined {
  return headers.toSorted((a, b) => a.validFrom - b.validFrom || (a.id < b.id ? -1 : 1))[0];
}

/** 山东 and 山东省 are one; an empty name is nobody's province. */
function sameProvince(a: string, b: string): boolean {
  const [x, y] = [a.trim(), b.trim()];
  return x.length >= 2 && y.length >= 2 && (x.startsWith(y) || y.startsWith(x));
}
