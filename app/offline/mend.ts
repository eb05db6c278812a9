/**
 * Throws away what is kept of the page itself, if the server can be reached: a kept part may be what keeps it from
 * starting. Networks are kept elsewhere and stay.
 */
export async function mendPage(): Promise<void> {
  try {
    const found = await navigator.serviceWorker?.getRegistration();
    if (!found?.active) return;
    const answer = await fetch("./sw.js", { cache: "no-store" });
    if (!answer.ok) return;
    const names = await caches.keys();
    await Promise.all(
      names.filter((name) => name.startsWith(`dualrail ${found.scope} `)).map((name) => caches.delete(name)),
    );
    await found.unregister();
  } catch {
    // Without a network what is kept is all there is.
  }
}
