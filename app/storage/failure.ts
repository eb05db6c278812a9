import type { SaveFailure } from "../store/saved.ts";

/** The database did not answer in time. */
class Silence extends Error {}

/** The promise, or a failure when it takes longer than `ms`. */
export function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Silence("no answer")), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** What an error of the browser's database means for the person. */
export function failureOf(error: unknown): SaveFailure {
  if (error instanceof Silence) return { kind: "silent" };
  // Not every browser's DOMException is an Error.
  const { name, message } = error as Partial<Error>;
  if (name === "QuotaExceededError") return { kind: "full" };
  // A database that is refused, or one that is there and takes nothing.
  if (name === "SecurityError" || name === "InvalidStateError") return { kind: "blocked" };
  return { kind: "other", reason: message || name || String(error) };
}
