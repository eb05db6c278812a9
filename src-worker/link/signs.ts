/** How small numbers are packed: ±1 in a bit, −1, 0, 1 five in a byte (3⁵ = 243), anything else as it is. */
export const SIGN_MODES = { bits: 0, trits: 1, bytes: 2 } as const;
export type SignMode = (typeof SIGN_MODES)[keyof typeof SIGN_MODES];

const PER_BYTE: Readonly<Record<SignMode, number>> = { 0: 8, 1: 5, 2: 1 };

/** The shortest way to pack these numbers. */
export function signMode(values: Int8Array): SignMode {
  let mode: SignMode = SIGN_MODES.bits;
  for (const value of values) {
    if (value < -1 || value > 1) return SIGN_MODES.bytes;
    if (value === 0) mode = SIGN_MODES.trits;
  }
  return mode;
}

/** Bytes that so many numbers take. */
export function packedLength(mode: SignMode, count: number): number {
  return Math.ceil(count / PER_BYTE[mode]);
}

/** Packs row-major weights, the first number in the lowest digit of a byte. */
export function packSigns(values: Int8Array, mode: SignMode): Uint8Array {
  if (mode === SIGN_MODES.bytes)
    return new Uint8Array(values.buffer, values.byteOffset, values.length).slice();
  const per = PER_BYTE[mode];
  const bytes = new Uint8Array(packedLength(mode, values.length));
  const base = mode === SIGN_MODES.bits ? 2 : 3;
  for (let b = 0; b < bytes.length; b++) {
    let byte = 0;
    for (let i = Math.min((b + 1) * per, values.length) - 1; i >= b * per; i--) {
      byte = byte * base + (base === 2 ? Number((values[i] as number) > 0) : (values[i] as number) + 1);
    }
    bytes[b] = byte;
  }
  return bytes;
}

/** The numbers again; null where a byte says what five of −1, 0, 1 cannot, or more than there are. */
export function unpackSigns(bytes: Uint8Array, mode: SignMode, count: number): Int8Array | null {
  if (mode === SIGN_MODES.bytes) return Int8Array.from(bytes, (byte) => (byte << 24) >> 24);
  const per = PER_BYTE[mode];
  const base = mode === SIGN_MODES.bits ? 2 : 3;
  const values = new Int8Array(count);
  for (let b = 0; b < bytes.length; b++) {
    let byte = bytes[b] as number;
    for (let i = b * per; i < Math.min((b + 1) * per, count); i++) {
      const digit = byte % base;
      values[i] = base === 2 ? 2 * digit - 1 : digit - 1;
      byte = (byte - digit) / base;
    }
    if (byte !== 0) return null;
  }
  return values;
}
