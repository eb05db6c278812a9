import { fail, ok, type Result } from "../model/problem.ts";

/** The content of a gzip file; bytes that are not gzip come back as they are. Fails on broken files. */
export async function gunzip(file: string, bytes: Uint8Array): Promise<Result<Uint8Array>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return ok(bytes);
  try {
    const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return ok(new Uint8Array(await new Response(stream).arrayBuffer()));
  } catch {
    return fail("gzip", `${file} is not a complete gzip file. Copy or download it again.`, { file });
  }
}
