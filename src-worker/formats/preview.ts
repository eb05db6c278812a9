import { unzipSync } from "fflate";
import type { FilePreview, PreviewPart } from "../model/exported.ts";

/** Characters of a line that are shown; a fan-out reaction of a large network has thousands. */
const LINE_LENGTH = 240;
/** Lines shown of each file in an archive. */
const LINES_IN_ARCHIVE = 12;
const NEWLINE = 10;

/** The first lines of a file, or of every file in a zip, with the numbers of lines that there are. */
export function previewOf(bytes: Uint8Array, isZip: boolean, lines: number): FilePreview {
  if (!isZip) return { parts: [partOf(null, bytes, lines)] };
  return {
    parts: Object.entries(unzipSync(bytes)).map(([name, content]) =>
      name.endsWith(".npy") ? arrayPart(name, content) : partOf(name, content, LINES_IN_ARCHIVE),
    ),
  };
}

function partOf(name: string | null, bytes: Uint8Array, most: number): PreviewPart {
  let end = 0;
  const head: string[] = [];
  const decoder = new TextDecoder();
  while (head.length < most && end < bytes.length) {
    const next = bytes.indexOf(NEWLINE, end);
    const stop = next < 0 ? bytes.length : next;
    head.push(shortened(decoder, bytes.subarray(end, stop)));
    end = stop + 1;
  }
  let total = head.length;
  for (let i = end; i < bytes.length; i++) if (bytes[i] === NEWLINE) total++;
  if (end < bytes.length && bytes[bytes.length - 1] !== NEWLINE) total++;
  return { name, size: bytes.length, lines: total, head: head.join("\n") };
}

function shortened(decoder: TextDecoder, line: Uint8Array): string {
  // Four bytes a character at most: enough for what is shown, not all of a line of a megabyte.
  const text = decoder.decode(line.subarray(0, 4 * LINE_LENGTH));
  const shown = [...text].slice(0, LINE_LENGTH).join("");
  const hidden = line.length - new TextEncoder().encode(shown).length;
  return hidden > 0 ? `${shown} … (${hidden} more bytes in this line)` : shown;
}

/** What a NumPy array says of itself: "(400, 21) float64". */
function arrayPart(name: string, bytes: Uint8Array): PreviewPart {
  const header = new TextDecoder().decode(bytes.subarray(10, 138));
  const [, kind = "", size = "", shape = ""] = /'<([fU])(\d+)'.*'shape': (\([^)]*\))/.exec(header) ?? [];
  const type = kind === "U" ? `text, ${size} wide` : `float${8 * Number(size)}`;
  return { name, size: bytes.length, lines: null, head: `${shape} ${type}` };
}
