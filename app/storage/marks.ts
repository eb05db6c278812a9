import { browserStorage, keep, readKept, tabStorage } from "./browser.ts";

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
  return idIn(tabStorage(), LAST) ?? idIn(browserStorage(), LAST);
}

export function rememberLast(id: string): void {
  keep(tabStorage(), LAST, id);
  keep(browserStorage(), LAST, id);
}

/** Forgets the record wherever it is remembered. */
export function forgetLast(id: string): void {
  for (const storage of [tabStorage(), browserStorage()])
    if (idIn(storage, LAST) === id) keep(storage, LAST, null);
}

/** True for a record on which a page went down, or which is being started in this moment. */
export function isMarked(id: string): boolean {
  return readKept(browserStorage(), STARTING + id) !== null;
}

/** From here to `endStart` a page that goes down leaves a mark on the record. */
export function beginStart(id: string): void {
  starting = id;
  keep(browserStorage(), STARTING + id, "yes");
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
  keep(browserStorage(), STARTING + id, "yes");
}

export function clearMark(id: string): void {
  keep(browserStorage(), STARTING + id, null);
}

export function wasAsked(): boolean {
  return readKept(browserStorage(), ASKED) !== null;
}

export function rememberAsked(): void {
  keep(browserStorage(), ASKED, "yes");
}

function idIn(storage: Storage | null, key: string): string | null {
  const stored = readKept(storage, key);
  return stored !== null && /^[0-9a-f]{32}$/.test(stored) ? stored : null;
}
