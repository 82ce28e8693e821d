import type { ReadConnection, WriteConnection } from '../connection.ts';
import { required } from './wording.ts';

/** Whose ledger it is. */
export interface Bureau {
  readonly name: string;
  /** 部门/单位 code; '' where unknown. */
  readonly code: string;
  /** 行政区划 as the bureau writes it; '' where unknown. */
  readonly region: string;
}

const ONLY = 1;

/** Null until it was named. */
export function readBureau(read: ReadConnection): Bureau | null {
  const row = read.get('bureau', { id: ONLY });
  return row ? { name: row.name, code: row.code, region: row.region } : null;
}

/** Call inside `ledger.write(null, …)`. Throws BadInput `blank-field`. */
export function putBureau(tx: WriteConnection, bureau: Bureau): void {
  tx.upsert('bureau', { id: ONLY, name: required(bureau.name, '单位名称'), code: bureau.code.trim(), region: bureau.region.trim() });
}
