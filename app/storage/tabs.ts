/** How long a tab that is just being reloaded may take to let go of its record, ms. */
const PATIENCE_MS = 250;

const PREFIX = "dualrail-record-";

let held: { readonly id: string; readonly release: () => void } | null = null;
/** Claims are granted one after the other. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Makes a record this tab's own and lets go of the one before. Without Web Locks (plain http, old browsers) any
 * tab may claim any record; then the database notices what another tab wrote.
 *
 * @returns false when another tab has it: this tab keeps what it had
 */
export function claim(id: string): Promise<boolean> {
  const claimed = queue.then(async () => {
    if (held?.id === id) return true;
    const release = await request(id);
    if (!release) return false;
    held?.release();
    held = { id, release };
    return true;
  });
  queue = claimed;
  return claimed;
}

/** True when this tab alone may write the record. */
export function isOwn(id: string): boolean {
  return held?.id === id && supported();
}

/** Lets go of everything: the page is going. */
export function letGo(): void {
  held?.release();
  held = null;
}

/** The records other tabs have open, as far as the browser tells. */
export async function openElsewhere(): Promise<ReadonlySet<string>> {
  if (!supported()) return new Set();
  const { held: locks = [] } = await navigator.locks.query();
  const ids = locks.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
  return new Set(ids.filter((id) => id !== held?.id));
}

function supported(): boolean {
  return "locks" in navigator;
}

/** Waits for the lock; answers what lets go of it, or null where another tab keeps it. */
function request(id: string): Promise<(() => void) | null> {
  if (!supported()) return Promise.resolve(() => undefined);
  return new Promise((resolve) => {
    const keep = () => new Promise<void>((release) => resolve(release));
    navigator.locks
      .request(PREFIX + id, { signal: AbortSignal.timeout(PATIENCE_MS) }, keep)
      .catch(() => resolve(null));
  });
}
