import { useOffline } from "../store/offline.ts";

const SCRIPT = "./sw.js";
/** The files are kept once the page has nothing else to do. */
const LATER_MS = 5000;
/** Pages that stay open look for a newer version at most this often, ms. */
const LOOK_AGAIN_MS = 3_600_000;
/** A new version that does not take over by then never will, ms. */
const TAKE_OVER_MS = 4000;

let registration: ServiceWorkerRegistration | undefined;

/** Keeps the built page for starts without a network and says when a newer version is there. Changes nothing by itself. */
export function startOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const begin = () => setTimeout(() => void register(), LATER_MS);
  if (document.readyState === "complete") begin();
  else window.addEventListener("load", begin, { once: true });
}

async function register(): Promise<void> {
  try {
    registration = await navigator.serviceWorker.register(SCRIPT, { updateViaCache: "none" });
  } catch {
    // Not allowed here (a private window, a frame of another site): the page works as before, with a network.
    return;
  }
  // Undefined where a browser under test blocks service workers.
  if (!registration) return;
  watch(registration);
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - looked < LOOK_AGAIN_MS) return;
    looked = Date.now();
    registration?.update().catch(() => undefined);
  });
}

function watch(found: ServiceWorkerRegistration): void {
  const tell = () => {
    const newer = found.waiting !== null && navigator.serviceWorker.controller !== null;
    useOffline.getState().patch({ kept: found.active !== null, newer });
  };
  const follow = () => found.installing?.addEventListener("statechange", tell);
  tell();
  follow();
  found.addEventListener("updatefound", follow);
}

/** Starts the page again with the version that waits; other tabs go on with theirs. */
export async function startNewer(): Promise<void> {
  const waiting = registration?.waiting;
  if (waiting) {
    const taken = new Promise((done) =>
      navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }),
    );
    waiting.postMessage("activate");
    await Promise.race([taken, new Promise((done) => setTimeout(done, TAKE_OVER_MS))]);
  }
  location.reload();
}
