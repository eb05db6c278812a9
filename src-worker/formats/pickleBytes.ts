import { refuse } from "../weights/refusal.ts";
import { shorten } from "./show.ts";

const MAX_TEXT = 1_000_000;

/** Reads the arguments of a pickle's steps, never past its end. */
export class PickleBytes {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;
  /** Where the step began: what messages name. */
  begin = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The code of the next step. */
  next(): number {
    this.begin = this.at;
    return this.byte();
  }

  uint16(): number {
    return this.view.getUint16(this.skip(2), true);
  }

  uint32(): number {
    return this.view.getUint32(this.skip(4), true);
  }

  int32(): number {
    return this.view.getInt32(this.skip(4), true);
  }

  uint64(): number {
    return Number(this.view.getBigUint64(this.skip(8), true));
  }

  float64(): number {
    return this.view.getFloat64(this.skip(8), false);
  }

  byte(): number {
    return this.bytes[this.skip(1)] as number;
  }

  /** Position before `count` bytes that are there. */
  skip(count: number): number {
    const before = this.at;
    if (count < 0 || before + count > this.bytes.length) return this.bad("breaks off");
    this.at += count;
    return before;
  }

  text(length: number): string {
    if (length > MAX_TEXT) return this.bad("holds a text that is too long");
    const start = this.skip(length);
    return new TextDecoder().decode(this.bytes.subarray(start, start + length));
  }

  textLine(): string {
    const end = this.bytes.indexOf(0x0a, this.at);
    if (end < 0 || end - this.at > 1000) return this.bad("breaks off");
    const text = new TextDecoder().decode(this.bytes.subarray(this.at, end));
    this.at = end + 1;
    return text;
  }

  /** A little-endian two's-complement integer; beyond 2^53 it is rounded. */
  long(length: number): number {
    if (length > 64) return this.bad("holds a whole number that is too large");
    const start = this.skip(length);
    let value = 0n;
    for (let i = length - 1; i >= 0; i--) value = (value << 8n) | BigInt(this.bytes[start + i] as number);
    return Number(length > 0 ? BigInt.asIntN(8 * length, value) : 0n);
  }

  bad(what: string): never {
    const message = `The pickle ${shorten(what)} at byte ${this.begin}. Save the weights again: torch.save(model.state_dict(), file).`;
    return refuse("pickle", message, { field: `byte ${this.begin}` });
  }
}
