import { asksServerFirst, cacheName, cachePrefix, fileOf, isOurs, type Precache } from "./precache.ts";

declare const self: ServiceWorkerGlobalScope;
/** Written into the built script. */
declare const __PRECACHE__: Precache;

const { version, files } = __PRECACHE__;
const HASHES = new Map(files);
const SCOPE = self.registration.scope;
const NAME = cacheName(SCOPE, version);
/** Files fetched at the same time: the page may be loading, too. */
const AT_ONCE = 2;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const file = request.method === "GET" ? fileOf(request.url, SCOPE) : null;
  if (file === null) return;
  if (request.mode === "navigate") {
    if (HASHES.has(file)) event.respondWith(page(request, file));
  } else if (HASHES.has(file) || isNamedByContent(file)) event.respondWith(part(request, file));
});
self.addEventListener("message", (event) => {
  if (event.data === "activate") void self.skipWaiting();
});

/** Keeps every file of the build, or fails and leaves the version before in place. */
async function install(): Promise<void> {
  const others = await otherCaches();
  const cache = await caches.open(NAME);
  const waiting = [...files];
  const next = async () => {
    for (let entry = waiting.shift(); entry; entry = waiting.shift()) await keep(cache, ...entry);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
  // No version of ours was here: the worker that may be, of another project, has to go.
  if (others.length === 0) await self.skipWaiting();
}

async function keep(cache: Cache, file: string, hash: string): Promise<void> {
  const url = urlOf(file);
  if (await cache.match(url, { ignoreVary: true })) return;
  const known = isNamedByContent(file) ? await caches.match(url, { ignoreVary: true }) : undefined;
  const response = known ?? (await fetchWhole(url, hash, isNamedByContent(file)));
  await cache.put(url, response);
}

/** A file exactly as it was built; a copy of the browser's own cache is as good where the name tells the content. */
async function fetchWhole(url: string, hash: string, cached: boolean): Promise<Response> {
  const integrity = `sha256-${hash}`;
  const quick = cached ? await fetch(url, { integrity }).catch(() => null) : null;
  const response = quick?.ok ? quick : await fetch(url, { integrity, cache: "reload" });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  // A page must not come from another address than the one that was asked for.
  return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
}

/** The pages that are open go on with this version's worker; files of earlier ones stay while other tabs may ask. */
async function activate(): Promise<void> {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.length <= 1) await Promise.all((await otherCaches()).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The page as it was kept, so that a version changes only when the person says so. */
async function page(request: Request, file: string): Promise<Response> {
  if (!asksServerFirst(SCOPE)) return (await find(file)) ?? fetch(request);
  const answer = await fetch(request).catch(() => null);
  if (!answer) return (await find(file)) ?? Response.error();
  if (answer.type !== "opaqueredirect" && !isOurs(await answer.clone().text())) await forget();
  return answer;
}

/** A file of the page: as it was kept, else as the server has it. */
async function part(request: Request, file: string): Promise<Response> {
  const kept = await find(file);
  if (kept) return kept;
  const answer = await fetch(request);
  const isPage = answer.headers.get("content-type")?.startsWith("text/html") && !file.endsWith(".html");
  // The server has another version by now: the next start takes its page instead of the one that lacks a part.
  if (!answer.ok || isPage) await dropPage();
  return answer;
}

/** A kept file; those named by their content may be of another version, which another tab still shows. */
async function find(file: string): Promise<Response | undefined> {
  try {
    const url = urlOf(file);
    const mine = await (await caches.open(NAME)).match(url, { ignoreVary: true });
    return mine ?? (isNamedByContent(file) ? await caches.match(url, { ignoreVary: true }) : undefined);
  } catch {
    // A store that cannot be read is as good as none.
    return undefined;
  }
}

async function dropPage(): Promise<void> {
  await caches
    .open(NAME)
    .then((cache) => cache.delete(urlOf("index.html")))
    .catch(() => undefined);
}

/** Another project answers at this address now: nothing of ours stays in its way. */
async function forget(): Promise<void> {
  const names = await otherCaches();
  await Promise.all([NAME, ...names].map((name) => caches.delete(name)));
  await self.registration.unregister();
}

async function otherCaches(): Promise<string[]> {
  const prefix = cachePrefix(SCOPE);
  return (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== NAME);
}

/** Hosts answer a folder's index under the folder's own name. */
function urlOf(file: string): string {
  return new URL(file.replace(/(^|\/)index\.html$/, "$1"), SCOPE).href;
}

function isNamedByContent(file: string): boolean {
  return file.startsWith("assets/");
}
