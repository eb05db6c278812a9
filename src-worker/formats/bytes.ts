import { fail, ok, type Result } from "../model/problem.ts";

/** Largest file that is read: 64 MB, some five times the unreduced CRN of 196-512-512-10 as JSON. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** The encoding that a byte-order mark tells; without one UTF-8. Notebook programs on Windows write UTF-16. */
export function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/**
 * Bytes → text without a byte-order mark; refuses too big files and bytes that are no UTF-8 (or UTF-16 with a mark).
 * Where lines end by a carriage return alone, they end as everywhere else after it.
 */
export function decodeText(bytes: Uint8Array): Result<string> {
  if (bytes.length > MAX_FILE_BYTES) {
    const size = Math.ceil(bytes.length / 1024 / 1024);
    const limit = MAX_FILE_BYTES / 1024 / 1024;
    const message = `The file has ${size} MB; at most ${limit} MB are read. Split it or use a packed format.`;
    return fail("file-too-big", message, { field: "file" });
  }
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    return ok(text.includes("\r") && !text.includes("\n") ? text.replaceAll("\r", "\n") : text);
  } catch {
    return fail("not-utf8", "The file is not UTF-8 text. Save it as UTF-8 and open it again.", {
      line: lineOfFirstBadByte(bytes),
    });
  }
}

/** Text → UTF-8 bytes. */
export function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Line (from 1) where lenient decoding first needs the replacement character. */
function lineOfFirstBadByte(bytes: Uint8Array): number {
  const text = new TextDecoder().decode(bytes);
  const bad = text.indexOf("\ufffd");
  return bad < 0 ? 1 : text.slice(0, bad).split("\n").length;
}

/** File name without folders and without its ending (`.dualrail.json` and the like count as one). */
export function baseName(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? "";
  return name.replace(/(\.dualrail|\.crn)?\.[^.]*$/i, "") || "Untitled";
}
