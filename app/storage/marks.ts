/** The record shown last, per browser and (first asked) per tab. */
const LAST = "dualrail-last";
/** On a record while it is put on the page: still there at the next start, the page went down with it. */
const STARTING = "dualrail-starting-";
/** Whether the browser was asked to keep the records. */
const ASKED = "dualrail-asked";

/** The record that is being put on the page. */
let starting: string | null = null;

/** The record to restore: the one this tab showed, else the one any tab showed last; null for neither. */
export function lastRecord(): string | null {
  return idIn(tab(), LAST) ?? idIn(browser(), LAST);
}

export function rememberLast(id: string): void {
  write(tab(), LAST, id);
  write(browser(), LAST, id);
}

/** Forgets the record wherever it is remembered. */
export function forgetLast(id: string): void {
  for (const storage of [tab(), browser()]) if (idIn(storage, LAST) === id) write(storage, LAST, null);
}

/** True for a record on which a page went down, or which is being started in this moment. */
export function isMarked(id: string): boolean {
  return read(browser(), STARTING + id) !== null;
}

/** From here to `endStart` a page that goes down leaves a mark on the record. */
export function beginStart(id: string): void {
  starting = id;
  write(browser(), STARTING + id, "yes");
}

/** The record stands on the page, or the page was closed in good order. */
export function endStart(): void {
  if (starting) clearMark(starting);
  starting = null;
}

/** The page failed while it was being put together: what was being shown keeps its mark. */
export function failStart(): void {
  starting = null;
}

/** The next start leaves the record alone; opened well or removed, it loses the mark. */
export function leaveAlone(id: string): void {
  starting = null;
  write(browser(), STARTING + id, "yes");
}

export function clearMark(id: string): void {
  write(browser(), STARTING + id, null);
}

export function wasAsked(): boolean {
  return read(browser(), ASKED) !== null;
}

export function rememberAsked(): void {
  write(browser(), ASKED, "yes");
}

/** Reading the property alone throws where storage is blocked. */
function browser(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function tab(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

function idIn(storage: Storage | null, key: string): string | null {
  const stored = read(storage, key);
  return stored !== null && /^[0-9a-f]{32}$/.test(stored) ? stored : null;
}

function read(storage: Storage | null, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

/** A mark that cannot be set is no loss: the next start opens Figure 1, and the list holds the rest. */
function write(storage: Storage | null, key: string, value: string | null): void {
  try {
    if (value === null) storage?.removeItem(key);
    else storage?.setItem(key, value);
  } catch {
    // Full or switched off.
  }
}
