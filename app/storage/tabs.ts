/** A page that is just being reloaded may need a moment to let go of its record: so often it is asked, ms apart. */
const ATTEMPTS = 4;
const PAUSE_MS = 80;

const PREFIX = "dualrail-record-";

let held: { readonly id: string; readonly release: () => void } | null = null;
/** Every record whose lock this tab has, also while it is letting go of it: the browser takes a moment for that. */
const own = new Set<string>();
/** The browser has locks and gives none: where storage is blocked. */
let refused = false;
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
  const before = new Set(own);
  const { held: locks = [] } = await navigator.locks.query().catch(() => ({ held: [] }));
  const ids = locks.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
  return new Set(ids.filter((id) => !before.has(id) && !own.has(id)));
}

function supported(): boolean {
  return !refused && "locks" in navigator;
}

/** Takes the lock; answers what lets go of it, or null where another tab keeps it. */
async function request(id: string): Promise<(() => void) | null> {
  if (!supported()) return () => undefined;
  // No time limit: a busy machine answers late, and late is not taken.
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    const release = await requestNow(id);
    if (release) return release;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return requestNow(id);
}

function requestNow(id: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    let given = false;
    const keep = (lock: Lock | null) => {
      if (!lock) return resolve(null);
      given = true;
      own.add(id);
      return new Promise<void>((release) => resolve(release));
    };
    navigator.locks
      .request(PREFIX + id, { ifAvailable: true }, keep)
      .then(() => given && own.delete(id))
      .catch(() => {
        refused = true;
        resolve(() => undefined);
      });
  });
}
