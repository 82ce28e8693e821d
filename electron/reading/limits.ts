/**
 * What a workbook may cost before anyone parses it. A bureau's largest real workbook (20 sheets of 300 rows) is 3 MB of XML;
 * the limits leave room for pictures and habits and still keep a hostile file below 1 GB of memory.
 */
export const LIMITS = {
  fileBytes: 64 << 20,
  /** Declared size of all parts of a zip. */
  unpackedBytes: 256 << 20,
  /** Declared size of the XML and binary sheet parts, which become objects many times as large. */
  xmlBytes: 48 << 20,
  parts: 4000,
  sheets: 300,
  cells: 300_000,
  /** Columns or rows that one stored cell of an .ods may stand for. */
  repeats: 2000,
  textBytes: 16 << 20,
  /** Parsing time, with another second for each megabyte. A large sound workbook takes half a second. */
  milliseconds: 4000,
} as const;
