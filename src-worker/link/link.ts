import { deflateSync, inflateSync } from "fflate";
import { isFields } from "../formats/header.ts";
import { readStored } from "../formats/stored.ts";
import { crc32 } from "../formats/zip.ts";
import { type LessonStep, LINK_VERSION, type LinkParts, type OpenedLink } from "../model/link.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import { dictionary1 } from "./dictionary.ts";
import { pack } from "./pack.ts";
import { Broken, unpack } from "./unpack.ts";

/** Most characters that are read: more than any link this program hands out. */
const LONGEST = 64 * 1024;
/** Most bytes a link may unfold to. */
const LARGEST = 1024 * 1024;
const CHECK_BYTES = 4;

const DAMAGED = "The link is damaged, or was cut off on its way.";
const ASK = "Copy it again as a whole, or ask whoever sent it for the file.";

/**
 * Writes what a page shows as the text that stands behind a link's `#`: version, point, base64url (RFC 4648) of a
 * CRC-32 and the packed parts, deflated (RFC 1951) with a frozen dictionary. Errors: "link-deep".
 */
export function writeLink(parts: LinkParts): Result<string> {
  const { document, examples, state, view, lesson } = parts;
  let packed: Uint8Array;
  try {
    packed = pack({ document, examples, state, view, lesson });
  } catch {
    return fail("link-deep", "Additional fields are nested too deeply for a link. Send the file instead.");
  }
  const body = deflateSync(packed, { level: 9, mem: 8, dictionary: dictionary1() });
  const bytes = new Uint8Array(CHECK_BYTES + body.length);
  new DataView(bytes.buffer).setUint32(0, crc32(body));
  bytes.set(body, CHECK_BYTES);
  return ok(`${LINK_VERSION}.${toBase64Url(bytes)}`);
}

/**
 * Reads the text behind a link's `#`. Whatever it holds is checked as a record of the browser's database is.
 * Errors: "link-newer", "link-long", "link", and those of `readStored` as "link".
 */
export function readLink(text: string): Result<OpenedLink> {
  const [, version, rest = ""] = /^(\d{1,4})\.(.*)$/s.exec(text) ?? [];
  if (version === undefined) return damaged();
  if (Number(version) > LINK_VERSION) {
    return fail(
      "link-newer",
      "The link was made by a newer Dualrail. Reload the page to get the newest version.",
    );
  }
  if (rest.length > LONGEST) {
    return fail("link-long", `The link is too long to be one of Dualrail's. ${ASK}`);
  }
  const body = bodyOf(rest);
  if (!body || Number(version) !== 1) return damaged();
  try {
    // What unfolds further is not kept: fflate writes no more than there is room for.
    const room = new Uint8Array(LARGEST);
    const packed = inflateSync(body, { out: room, dictionary: dictionary1() });
    return packed.length < LARGEST ? readParts(unpack(packed)) : damaged();
  } catch (error) {
    if (error instanceof Broken || isFlateError(error)) return damaged();
    throw error;
  }
}

function readParts(parts: unknown): Result<OpenedLink> {
  if (!isFields(parts)) return damaged();
  const { document: stored, examples, state = null, view = null, lesson } = parts;
  const read = readStored({ document: stored, examples });
  if (!read.ok)
    return fail("link", `The link holds nothing that can be shown: ${read.problem.message} ${ASK}`);
  return ok({ document: read.value, state, view, lesson: readLesson(lesson) });
}

function readLesson(stored: unknown): LessonStep | null {
  const { lesson, step } = isFields(stored) ? stored : { lesson: null, step: null };
  if (typeof lesson !== "string" || !/^[a-z0-9-]{1,40}$/i.test(lesson)) return null;
  const whole = typeof step === "number" && Number.isInteger(step) && step >= 0 && step < 1000;
  return { lesson, step: whole ? step : 0 };
}

/** The deflated bytes, if their checksum is right. Text programs like to take a sentence's end into a link. */
function bodyOf(text: string): Uint8Array | null {
  const bytes = fromBase64Url(text.replace(/[^A-Za-z0-9_-]{1,8}$/, ""));
  if (!bytes || bytes.length <= CHECK_BYTES) return null;
  const body = bytes.subarray(CHECK_BYTES);
  const check = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return check === crc32(body) ? body : null;
}

function damaged(): Result<never> {
  return fail("link", `${DAMAGED} ${ASK}`);
}

/** fflate's own failures, and those of arrays it runs past. */
function isFlateError(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && "code" in error);
}

function toBase64Url(bytes: Uint8Array): string {
  const chunks: string[] = [];
  for (let at = 0; at < bytes.length; at += 8190) {
    chunks.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 8190))));
  }
  return chunks.join("").replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64Url(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (c) => c.charCodeAt(0));
  } catch {
    return null;
  }
}
