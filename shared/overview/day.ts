/**
 * A day as people write it (2025-8-6, 2025.8.6, 2025年8月6日, 20250806, full-width digits) as YYYY-MM-DD; null where it is none.
 * Whether the day exists is for the ledger to say.
 */
export function readDay(text: string): string | null {
  const plain = text.trim().normalize('NFKC');
  const match = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (match === null) return null;
  const [, year = '', month = '', day = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Whether YYYY-MM-DD is a day of the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}
