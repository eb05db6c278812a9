/** Where a problem sits. Layers, rows, columns, lines and reactions count from 1, as people do. */
export interface Where {
  readonly file?: string;
  readonly layer?: number;
  readonly row?: number;
  readonly column?: number;
  readonly line?: number;
  readonly reaction?: number;
  readonly species?: string;
  readonly field?: string;
}

/** An expected failure: `message` is a whole sentence that names the place and what to do. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly where: Where;
}

/** Expected failures are values, never exceptions: comlink rebuilds errors and loses their fields. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail<T = never>(code: string, message: string, where: Where = {}): Result<T> {
  return { ok: false, problem: { code, message, where } };
}
