import { fail, type Result, type Where } from "../model/problem.ts";

/**
 * Carries a problem out of nested reading. Thrown and caught inside the engine only: `guarded` turns it
 * into a `Result` before anything reaches a caller.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly where: Where;
  constructor(code: string, message: string, where: Where) {
    super(message);
    this.code = code;
    this.where = where;
  }
}

/** Ends reading with a located sentence. */
export function refuse(code: string, message: string, where: Where): never {
  throw new Refusal(code, message, where);
}

/** The value of a result, or the refusal it stands for. */
export function insist<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const { code, message, where } = result.problem;
  return refuse(code, message, where);
}

/** Runs a reader; its refusals come back as a result. Anything else is a mistake of ours and goes on. */
export async function guarded<T>(read: () => Promise<Result<T>> | Result<T>): Promise<Result<T>> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal) return fail(error.code, error.message, error.where);
    throw error;
  }
}
