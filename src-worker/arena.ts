const PAGE = 65536;

/** Memories up to this size are asked for; a network in training may need more than the first page. */
const MOST_BYTES = 2 ** 31;

const compiled = new Map<string, WebAssembly.Module | null>();

/** A kernel module from its base64 text; null where WebAssembly or its SIMD is missing or forbidden. */
export function compileKernels(base64: string): WebAssembly.Module | null {
  const known = compiled.get(base64);
  if (known !== undefined) return known;
  let module: WebAssembly.Module | null;
  try {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    module = new WebAssembly.Module(bytes);
  } catch {
    module = null;
  }
  compiled.set(base64, module);
  return module;
}

/** Whether so many bytes can be had in one memory at all. */
export function fitsMemory(bytes: number): boolean {
  return bytes <= MOST_BYTES;
}

/** A zeroed memory of at least `bytes` and the exports of a module over it. */
export function instantiate(module: WebAssembly.Module, bytes: number): [ArrayBuffer, WebAssembly.Exports] {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
  const instance = new WebAssembly.Instance(module, { env: { memory, abort: () => {} } });
  return [memory.buffer as ArrayBuffer, instance.exports];
}

/** Hands out consecutive, 16-byte aligned parts of a memory that is sized afterwards. */
export class Layout {
  bytes = 0;

  take(bytes: number): number {
    const at = this.bytes;
    this.bytes += Math.ceil(bytes / 16) * 16;
    return at;
  }
}
