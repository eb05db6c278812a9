import { PickleBytes } from "./pickleBytes.ts";

/** A call that the pickle asks for, kept as data: nothing is ever looked up or run. */
export interface PickleCall {
  readonly name: string;
  readonly values: readonly unknown[];
}

/** A dictionary in its own order; keys of any kind. */
export class PickleDict {
  readonly entries: [unknown, unknown][] = [];
}

/** A reference out of the pickle, as `persistent_id` made it. */
export interface PickleReference {
  readonly reference: readonly unknown[];
}

/** Most steps one pickle may take: a state dict of 1,000 layers has some 30,000. */
const MAX_STEPS = 500_000;

class Mark {}
const MARK = new Mark();

/** A name such as "collections.OrderedDict" on the stack. */
class Global {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * Reads a pickle (protocols 2 to 5, Python's pickletools.py) as data. Calls are kept as `PickleCall`, and
 * only those that `allowed` names; any other is refused before it means anything. Nothing is executed.
 * Errors: "pickle" and "pickle-call", with the byte they stand at.
 */
export function readPickle(
  bytes: Uint8Array,
  allowed: (name: string) => boolean,
  refuseCall: (name: string, at: number) => never,
): unknown {
  return new Unpickler(bytes, allowed, refuseCall).run();
}

class Unpickler {
  private readonly bytes: PickleBytes;
  private readonly allowed: (name: string) => boolean;
  private readonly refuseCall: (name: string, at: number) => never;
  private readonly stack: unknown[] = [];
  private readonly memo = new Map<number, unknown>();

  constructor(
    bytes: Uint8Array,
    allowed: (name: string) => boolean,
    refuseCall: (name: string, at: number) => never,
  ) {
    this.bytes = new PickleBytes(bytes);
    this.allowed = allowed;
    this.refuseCall = refuseCall;
  }

  run(): unknown {
    for (let step = 0; step < MAX_STEPS; step++) {
      const code = this.bytes.next();
      // "." ends the pickle.
      if (code === 0x2e) return this.pop();
      this.step(code);
    }
    return this.bytes.bad(`takes more than ${MAX_STEPS} steps`);
  }

  private step(code: number): void {
    if (this.constant(code) || this.container(code) || this.memory(code)) return;
    switch (code) {
      case 0x80: // PROTO
        this.bytes.byte();
        return;
      case 0x95: // FRAME
        this.bytes.skip(8);
        return;
      case 0x63: // GLOBAL
        this.global(`${this.bytes.textLine()}.${this.bytes.textLine()}`);
        return;
      case 0x93: {
        // STACK_GLOBAL
        const name = this.pop();
        const module = this.pop();
        if (typeof name !== "string" || typeof module !== "string")
          this.bytes.bad("names a function by no text");
        this.global(`${module}.${name}`);
        return;
      }
      case 0x52: // REDUCE
      case 0x81: // NEWOBJ
        this.call();
        return;
      case 0x62: // BUILD
        // The state of an object: nothing of ours has any that matters.
        this.pop();
        return;
      case 0x51: {
        // BINPERSID
        const reference = this.pop();
        if (!Array.isArray(reference)) this.bytes.bad("refers to data by no list");
        this.stack.push({ reference } satisfies PickleReference);
        return;
      }
      default:
        this.bytes.bad(`has the unknown or unused code 0x${code.toString(16)}`);
    }
  }

  /** None, booleans, numbers and text. */
  private constant(code: number): boolean {
    const value = this.constantOf(code);
    if (value === undefined) return false;
    this.stack.push(value);
    return true;
  }

  private constantOf(code: number): unknown {
    switch (code) {
      case 0x4e:
        return null;
      case 0x88:
        return true;
      case 0x89:
        return false;
      case 0x4b:
        return this.bytes.byte();
      case 0x4d:
        return this.bytes.uint16();
      case 0x4a:
        return this.bytes.int32();
      case 0x47:
        return this.bytes.float64();
      case 0x8a:
        return this.bytes.long(this.bytes.byte());
      case 0x8b:
        return this.bytes.long(this.bytes.int32());
      case 0x58:
      case 0x54:
        return this.bytes.text(this.bytes.uint32());
      case 0x8c:
      case 0x55:
        return this.bytes.text(this.bytes.byte());
      case 0x8d:
        return this.bytes.text(this.bytes.uint64());
      // Bytes stand in states of random generators and the like; no part of a network.
      case 0x43:
        return this.bytes.text(this.bytes.byte());
      case 0x42:
        return this.bytes.text(this.bytes.uint32());
      default:
        return undefined;
    }
  }

  /** Lists, tuples and dictionaries. */
  private container(code: number): boolean {
    switch (code) {
      case 0x28:
        this.stack.push(MARK);
        return true;
      case 0x7d:
        this.stack.push(new PickleDict());
        return true;
      case 0x5d:
      case 0x29:
      case 0x8f:
        this.stack.push([]);
        return true;
      case 0x74:
      case 0x6c:
        this.stack.push(this.toMark());
        return true;
      case 0x85:
      case 0x86:
      case 0x87: {
        const items = Array.from({ length: code - 0x84 }, () => this.pop()).reverse();
        this.stack.push(items);
        return true;
      }
      case 0x61:
        this.append([this.pop()]);
        return true;
      case 0x65:
      case 0x90:
        this.append(this.toMark());
        return true;
      case 0x73: {
        const value = this.pop();
        const key = this.pop();
        this.set([key, value]);
        return true;
      }
      case 0x75:
        this.set(this.toMark());
        return true;
      case 0x64: {
        const items = this.toMark();
        this.stack.push(new PickleDict());
        this.set(items);
        return true;
      }
      case 0x30:
        this.pop();
        return true;
      case 0x31:
        this.toMark();
        return true;
      default:
        return false;
    }
  }

  private memory(code: number): boolean {
    switch (code) {
      case 0x71:
        this.memo.set(this.bytes.byte(), this.top());
        return true;
      case 0x72:
        this.memo.set(this.bytes.uint32(), this.top());
        return true;
      case 0x94:
        this.memo.set(this.memo.size, this.top());
        return true;
      case 0x68:
        this.recall(this.bytes.byte());
        return true;
      case 0x6a:
        this.recall(this.bytes.uint32());
        return true;
      default:
        return false;
    }
  }

  private recall(index: number): void {
    if (!this.memo.has(index)) this.bytes.bad("recalls what it never stored");
    this.stack.push(this.memo.get(index));
  }

  private global(name: string): void {
    if (!this.allowed(name)) this.refuseCall(name, this.bytes.begin);
    this.stack.push(new Global(name));
  }

  private call(): void {
    const values = this.pop();
    const callee = this.pop();
    if (!(callee instanceof Global) || !Array.isArray(values)) this.bytes.bad("calls what is no function");
    const { name } = callee;
    this.stack.push(
      name === "collections.OrderedDict" ? new PickleDict() : ({ name, values } satisfies PickleCall),
    );
  }

  private append(items: readonly unknown[]): void {
    const list = this.top();
    if (!Array.isArray(list)) this.bytes.bad("appends to what is no list");
    for (const item of items) list.push(item);
  }

  private set(items: readonly unknown[]): void {
    const dict = this.top();
    if (!(dict instanceof PickleDict) || items.length % 2 !== 0)
      this.bytes.bad("sets an entry of what is no dictionary");
    for (let i = 0; i < items.length; i += 2) dict.entries.push([items[i], items[i + 1]]);
  }

  private top(): unknown {
    if (this.stack.length === 0) return this.bytes.bad("takes from an empty stack");
    return this.stack.at(-1);
  }

  private pop(): unknown {
    if (this.stack.length === 0) return this.bytes.bad("takes from an empty stack");
    return this.stack.pop();
  }

  private toMark(): unknown[] {
    const mark = this.stack.lastIndexOf(MARK);
    if (mark < 0) return this.bytes.bad("closes a list that was never opened");
    const items = this.stack.splice(mark + 1);
    this.stack.pop();
    return items;
  }
}
