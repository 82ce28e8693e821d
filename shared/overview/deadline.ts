/** 《预算法》第十四条：决算应当在批复后二十日内公开；开始的当日不计入（《民法典》第二百零一条）。 */
export const DAYS_TO_PUBLISH = 20;

const DAY = 86_400_000;

/** Where a year stands with its publication. */
export interface Deadline {
  /** YYYY-MM-DD. */
  readonly last: string;
  /** Whole days from today to the last day: 0 on the day itself, negative when it has passed. */
  readonly daysLeft: number;
}

/**
 * The last day to publish an approved book.
 * @param approvedOn YYYY-MM-DD
 * @param today YYYY-MM-DD
 */
export function publicationDeadline(approvedOn: string, today: string): Deadline {
  const last = dayNumber(approvedOn) + DAYS_TO_PUBLISH;
  return { last: new Date(last * DAY).toISOString().slice(0, 10), daysLeft: last - dayNumber(today) };
}

/** A day of the calendar as it is on this clock: YYYY-MM-DD. */
export function dayOf(now: Date): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}
