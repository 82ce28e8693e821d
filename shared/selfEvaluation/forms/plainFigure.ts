/** Decimals of a plainly written number (76, 8,275.856); null for anything else. At most 15 digits, so that a double shows them all. */
export function plainDecimals(text: string): number | null {
  const match = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null || text.replace(/\D/g, '').length > 15) return null;
  return match[1]?.length ?? 0;
}
