/**
 * Bad input of a person: one Chinese sentence that says what, where and what to do. Shells print it and exit with 2;
 * the window shows it. Everything else that is thrown is a bug (exit 3).
 */
export class BadInput extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'BadInput';
    this.code = code;
  }
}
