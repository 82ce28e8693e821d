/** The names under which the window follows and cancels long work; apart from the schemas, which no page loads. */
export const READING_JOB = 'importing';
