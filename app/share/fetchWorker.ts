/** A file that a person agreed to fetch. */
export interface FetchJob {
  readonly url: string;
  /** Most bytes that are taken. */
  readonly limit: number;
}

/** Its bytes, or why there are none. */
export type Fetched =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly why: "unreachable" | "large" | "cut" }
  | { readonly ok: false; readonly why: "status"; readonly status: number };

/**
 * The one place that asks another host for anything. It is a worker for two reasons: the page's own policy keeps
 * `connect-src 'self'`, which does not bind a worker's script, and the worker is only started once a person agreed.
 */
self.addEventListener("message", ({ data }: MessageEvent<FetchJob>) => {
  const answer = (fetched: Fetched) =>
    self.postMessage(fetched, { transfer: fetched.ok ? [fetched.bytes.buffer] : [] });
  void get(data).then(answer);
});

async function get({ url, limit }: FetchJob): Promise<Fetched> {
  // Without cookies, and without telling where the question comes from beyond what CORS demands.
  const asked = { mode: "cors", credentials: "omit", referrerPolicy: "no-referrer" } as const;
  const response = await fetch(url, asked).catch(() => null);
  if (!response) return { ok: false, why: "unreachable" };
  if (!response.ok) return { ok: false, why: "status", status: response.status };
  if (Number(response.headers.get("content-length") ?? 0) > limit) return { ok: false, why: "large" };
  try {
    return await read(response, limit);
  } catch {
    return { ok: false, why: "cut" };
  }
}

/** Reads piece by piece: what a server says of the length need not be true. */
async function read(response: Response, limit: number): Promise<Fetched> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    size += piece.value.length;
    if (size > limit) {
      void reader?.cancel();
      return { ok: false, why: "large" };
    }
    pieces.push(piece.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { ok: true, bytes };
}
