/** What a build consists of. */
export interface Precache {
  /** Fingerprint of the whole list. */
  readonly version: string;
  /** Path from the worker's folder and SHA-256 in base64 of every file. */
  readonly files: readonly (readonly [path: string, hash: string])[];
}

/** Addresses where one project follows another on the same port. */
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Name of the store of a version; builds in different folders of one host do not meet. */
export function cacheName(scope: string, version: string): string {
  return `${cachePrefix(scope)}${version}`;
}

export function cachePrefix(scope: string): string {
  return `dualrail ${scope} `;
}

/** The file of the build that an address means, null when it means none. A folder means its index. */
export function fileOf(url: string, scope: string): string | null {
  const { origin, pathname } = new URL(url);
  const base = new URL(scope);
  if (origin !== base.origin || !pathname.startsWith(base.pathname)) return null;
  const path = decoded(pathname.slice(base.pathname.length));
  if (path === null) return null;
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** Null for what is no text: "%E0%A4". */
function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** Whether whatever answers at this address now goes before what was kept. */
export function asksServerFirst(scope: string): boolean {
  return LOOPBACK.has(new URL(scope).hostname);
}

/** Whether a page is one of ours, by the name in its head. */
export function isOurs(html: string): boolean {
  return html.includes('<meta name="application-name" content="Dualrail"');
}
