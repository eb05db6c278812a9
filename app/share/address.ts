import { LINK_HASH } from "../../src-worker/model/link.ts";

/** What stands behind the `#` of this page's address, if it may be a link; null for any other hash and for none. */
export function linkInAddress(): string | null {
  const { hash } = location;
  return LINK_HASH.test(hash) ? hash.slice(1) : null;
}

/** Takes a link out of the address, if it still stands there: a reload then shows what this browser keeps. */
export function forgetLink(link: string): void {
  if (linkInAddress() === link) goTo(location.pathname + location.search);
}

/** The file that the address asks to open; null for none. */
export function fileInAddress(): string | null {
  return new URLSearchParams(location.search).get("url") || null;
}

/** Takes the question for a file out of the address, so that it is not asked again. */
export function forgetFile(): void {
  const search = new URLSearchParams(location.search);
  search.delete("url");
  const rest = search.toString();
  goTo(location.pathname + (rest ? `?${rest}` : "") + location.hash);
}

/** The address of this page without parameters, for others: what stands behind `#` never reaches a server. */
export function pageAddress(): string {
  return location.origin + location.pathname.replace(/index\.html$/, "");
}

function goTo(address: string): void {
  history.replaceState(history.state, "", address);
}
