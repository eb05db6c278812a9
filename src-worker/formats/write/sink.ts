/** Characters that are collected before they are encoded. */
const CHUNK = 1 << 16;

/**
 * Text on its way to UTF-8 bytes. It is encoded in chunks, so that a file of any length needs its bytes and
 * 64 kB of text, never the whole text at once.
 */
export class TextSink {
  private text = "";
  private readonly chunks: Uint8Array[] = [];
  private readonly encoder = new TextEncoder();

  add(part: string): void {
    this.text += part;
    if (this.text.length >= CHUNK) this.flush();
  }

  line(text = ""): void {
    this.add(text);
    this.add("\n");
  }

  /** Everything added so far; the sink is empty afterwards. */
  bytes(): Uint8Array {
    this.flush();
    const whole = joinBytes(this.chunks);
    this.chunks.length = 0;
    return whole;
  }

  private flush(): void {
    if (this.text === "") return;
    this.chunks.push(this.encoder.encode(this.text));
    this.text = "";
  }
}

export function joinBytes(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const chunk of chunks) {
    whole.set(chunk, filled);
    filled += chunk.length;
  }
  return whole;
}
