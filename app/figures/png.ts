import { zlibSync } from "fflate";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Signature and header chunk, after which resolution belongs. */
const HEADER_END = 33;

/** A picture of opaque pixels, RGBA bytes, as a PNG file; the same pixels give the same bytes. */
export function encodePng(rgba: Uint8ClampedArray, width: number, height: number): Uint8Array {
  const palette = paletteOf(rgba);
  const rows = palette ? indexedRows(rgba, width, height, palette) : colourRows(rgba, width, height);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, palette ? 3 : 2, 0, 0, 0], 8);
  const chunks = [
    chunk("IHDR", header),
    ...(palette ? [chunk("PLTE", Uint8Array.from([...palette.keys()].flatMap(bytesOf)))] : []),
    chunk("IDAT", zlibSync(rows, { level: 9 })),
    chunk("IEND", new Uint8Array(0)),
  ];
  return joined([Uint8Array.from(SIGNATURE), ...chunks]);
}

/** 0xrrggbb → place in the palette; null with more than 256 colours. */
function paletteOf(rgba: Uint8ClampedArray): ReadonlyMap<number, number> | null {
  const found = new Map<number, number>();
  for (let i = 0; i < rgba.length; i += 4) {
    const colour = colourAt(rgba, i);
    if (found.has(colour)) continue;
    if (found.size === 256) return null;
    found.set(colour, found.size);
  }
  return found;
}

function colourAt(rgba: Uint8ClampedArray, i: number): number {
  return ((rgba[i] as number) << 16) | ((rgba[i + 1] as number) << 8) | (rgba[i + 2] as number);
}

function bytesOf(colour: number): number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

/** Every row begins with its filter: none. */
function indexedRows(
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
  palette: ReadonlyMap<number, number>,
): Uint8Array {
  const rows = new Uint8Array(height * (width + 1));
  for (let y = 0, from = 0, to = 0; y < height; y++) {
    to++;
    for (let x = 0; x < width; x++, from += 4) rows[to++] = palette.get(colourAt(rgba, from)) as number;
  }
  return rows;
}

function colourRows(rgba: Uint8ClampedArray, width: number, height: number): Uint8Array {
  const rows = new Uint8Array(height * (3 * width + 1));
  for (let y = 0, from = 0, to = 0; y < height; y++) {
    to++;
    for (let x = 0; x < width; x++, from += 4) {
      rows.set(rgba.subarray(from, from + 3), to);
      to += 3;
    }
  }
  return rows;
}

/**
 * A PNG file with its physical resolution (chunk pHYs, PNG specification 11.3.4.3), in the place of any it had.
 *
 * @throws RangeError for bytes that are no PNG file
 */
export function withResolution(png: Uint8Array, dpi: number): Uint8Array {
  if (!SIGNATURE.every((byte, i) => png[i] === byte)) throw new RangeError("These bytes are no PNG file.");
  const perMetre = Math.round(dpi / 0.0254);
  const data = new Uint8Array(9);
  const view = new DataView(data.buffer);
  view.setUint32(0, perMetre);
  view.setUint32(4, perMetre);
  data[8] = 1; // the unit is the metre
  const rest = chunksOf(png).filter(({ type }) => type !== "pHYs" && type !== "IHDR");
  return joined([png.subarray(0, HEADER_END), chunk("pHYs", data), ...rest.map(({ bytes }) => bytes)]);
}

interface Chunk {
  readonly type: string;
  /** The whole chunk: length, type, data, checksum. */
  readonly bytes: Uint8Array;
}

/** The chunks of a PNG file. */
export function chunksOf(png: Uint8Array): Chunk[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const found: Chunk[] = [];
  for (let at = SIGNATURE.length; at + 12 <= png.length; ) {
    const end = Math.min(png.length, at + 12 + view.getUint32(at));
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    found.push({ type, bytes: png.subarray(at, end) });
    at = end;
  }
  return found;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (CRC_TABLE[(c ^ byte) & 255] as number) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
