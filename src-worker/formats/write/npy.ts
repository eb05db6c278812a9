import { joinBytes } from "./sink.ts";

const MAGIC = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0);
/** The data begin at a multiple of this. */
const ALIGN = 64;

/** An array of float64 as a `.npy` file (version 1.0), row-major, little-endian. */
export function npyFloats(values: Float64Array, shape: readonly number[]): Uint8Array {
  const data = new Uint8Array(values.length * 8);
  const view = new DataView(data.buffer);
  values.forEach((x, i) => {
    view.setFloat64(i * 8, x, true);
  });
  return joinBytes([header("<f8", shape), data]);
}

/** A list of texts as a `.npy` file: UTF-32, padded with zeros to the longest. */
export function npyTexts(texts: readonly string[]): Uint8Array {
  const points = texts.map((text) => Array.from(text, (c) => c.codePointAt(0) as number));
  const width = points.reduce((most, { length }) => Math.max(most, length), 1);
  const data = new Uint8Array(texts.length * width * 4);
  const view = new DataView(data.buffer);
  points.forEach((text, i) => {
    text.forEach((point, c) => {
      // A lone surrogate is no character of UTF-32.
      const isSurrogate = point >= 0xd800 && point <= 0xdfff;
      view.setUint32((i * width + c) * 4, isSurrogate ? 0xfffd : point, true);
    });
  });
  return joinBytes([header(`<U${width}`, [texts.length]), data]);
}

function header(type: string, shape: readonly number[]): Uint8Array {
  const tuple = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': (${tuple}), }`;
  const padding = ALIGN - ((MAGIC.length + 2 + text.length + 1) % ALIGN);
  const line = new TextEncoder().encode(`${text}${" ".repeat(padding % ALIGN)}\n`);
  return joinBytes([MAGIC, Uint8Array.of(line.length & 255, line.length >> 8), line]);
}
