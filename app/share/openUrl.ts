import { openFiles } from "../files/open.ts";
import { type Ask, useOverlay } from "../store/overlay.ts";
import { useView } from "../store/view.ts";
import { forgetFile } from "./address.ts";
import type { Fetched, FetchJob } from "./fetchWorker.ts";
import { shareText } from "./text.ts";

/** Most bytes that are fetched: what the readers of files take at most. */
const LARGEST = 64 * 1024 * 1024;
/** A host that takes longer is given up, ms. */
const PATIENCE_MS = 30_000;

/** A file that may be fetched: from this site, or by https from another. */
export interface WebFile {
  readonly url: URL;
  /** Last part of the address, which readers of files look at. */
  readonly name: string;
  readonly sameSite: boolean;
}

/**
 * Reads the address of a file.
 *
 * @param base the page's own address, for addresses relative to it
 * @returns the file, or a sentence that says why it is not fetched
 */
export function webFile(address: string, base: string): WebFile | string {
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  if (!url) return shareText.url.noAddress(address);
  const sameSite = url.origin === new URL(base).origin && /^https?:$/.test(url.protocol);
  if (!sameSite && url.protocol !== "https:") return shareText.url.notHttps(url.protocol);
  if (url.username || url.password) return shareText.url.withPassword(url.host);
  return { url, name: nameOf(url), sameSite };
}

function nameOf({ pathname }: URL): string {
  const last = pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last) || "file";
  } catch {
    return last;
  }
}

/** Asks whether the file that the address names may be fetched; nothing is fetched before. */
export function askForFile(address: string): void {
  const file = webFile(address, location.href);
  if (typeof file === "string") {
    forgetFile();
    tell("error", file);
    return;
  }
  const ask: Ask = {
    title: shareText.url.title,
    text: shareText.url.question(file.name, file.sameSite ? null : file.url.host, file.url.href),
    fields: [],
    confirm: shareText.url.confirm,
    submit: () => {
      void fetchAndOpen(file);
      return null;
    },
  };
  useOverlay.getState().patch({ ask });
  // Answered either way, it is not asked again.
  const stop = useOverlay.subscribe((state) => {
    if (state.ask === ask) return;
    stop();
    forgetFile();
  });
}

async function fetchAndOpen({ url, name }: WebFile): Promise<void> {
  tell("info", shareText.url.fetching(name, url.host));
  const fetched = await fetchFile({ url: url.href, limit: LARGEST });
  if (fetched === null) return tell("error", shareText.url.slow(url.host, PATIENCE_MS / 1000));
  if (!fetched.ok) return tell("error", whyNot(fetched, url.host, name));
  useView.getState().patch({ notice: null });
  await openFiles([{ name, file: new File([fetched.bytes], name) }]);
}

/** Null when nothing came in time. */
function fetchFile(job: FetchJob): Promise<Fetched | null> {
  const worker = new Worker(new URL("./fetchWorker.ts", import.meta.url), { type: "module" });
  return new Promise<Fetched | null>((resolve) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Fetched>) => resolve(data));
    worker.addEventListener("error", () => resolve({ ok: false, why: "unreachable" }));
    setTimeout(() => resolve(null), PATIENCE_MS);
    worker.postMessage(job);
  }).finally(() => worker.terminate());
}

function whyNot(fetched: Extract<Fetched, { ok: false }>, host: string, name: string): string {
  const { url } = shareText;
  switch (fetched.why) {
    case "status":
      return url.status(host, fetched.status, name);
    case "large":
      return url.large(name, LARGEST / 1024 / 1024);
    case "cut":
      return url.cut(host, name);
    case "unreachable":
      return url.unreachable(host);
  }
}

function tell(kind: "error" | "info", text: string): void {
  useView.getState().patch({ notice: { kind, text } });
}
