import type { ReactionGraph } from "./graph.ts";

/**
 * Colours of species by their place in the CRN, refined round by round (Weisfeiler and Leman), beside the
 * colours that their mates must have. Species u and v can be the two rails of a value only if the colour
 * of each is the mirror colour of the other. Known pairs have colours of their own.
 */
export class Colours {
  private colour: Float64Array;
  private mirror: Float64Array;
  private fresh = 1;

  /**
   * @param open species without a known mate.
   * @param without reactants that count for nothing: inputs with one rail mirror no other.
   */
  constructor(
    private readonly graph: ReactionGraph,
    private open: readonly number[],
    private readonly without: Uint8Array,
  ) {
    const count = graph.crn.species.count;
    this.colour = new Float64Array(count);
    this.mirror = new Float64Array(count);
  }

  /** Gives a pair colours that no other species has. */
  setPair(plus: number, minus: number): void {
    const [a, b] = [mix(this.fresh++), mix(this.fresh++)];
    this.colour[plus] = a;
    this.mirror[plus] = b;
    this.colour[minus] = b;
    this.mirror[minus] = a;
  }

  /** True when the two may be mates. */
  match(u: number, v: number): boolean {
    return u !== v && this.colour[u] === this.mirror[v] && this.mirror[u] === this.colour[v];
  }

  /** Colour and mirror colour as a key; a mate has the same key of (mirror, colour). */
  keyOf(s: number): string {
    return `${this.colour[s]} ${this.mirror[s]}`;
  }

  mateKeyOf(s: number): string {
    return `${this.mirror[s]} ${this.colour[s]}`;
  }

  /** Refines until no class of the open species falls apart any more. */
  refine(open: readonly number[]): void {
    this.open = open;
    let classes = this.countClasses();
    for (;;) {
      this.round();
      const now = this.countClasses();
      if (now === classes) return;
      classes = now;
    }
  }

  copy(): Colours {
    const copy = new Colours(this.graph, this.open, this.without);
    copy.colour = this.colour.slice();
    copy.mirror = this.mirror.slice();
    copy.fresh = this.fresh;
    return copy;
  }

  private countClasses(): number {
    return new Set(this.open.map((s) => this.keyOf(s))).size;
  }

  private round(): void {
    const { colour, mirror } = this;
    const next = this.open.map((s) => this.refined(s, colour));
    const nextMirror = this.open.map((s) => this.refined(s, mirror));
    this.open.forEach((s, i) => {
      colour[s] = next[i];
      mirror[s] = nextMirror[i];
    });
  }

  private refined(s: number, colour: Float64Array): number {
    const { graph } = this;
    const made = graph.fanOut(s);
    const makers = graph.producers(s);
    graph.work += SPECIES_WORK + made.length + makers.length;
    let uses = 0;
    let comes = 0;
    for (const t of made) uses = (uses + mix(colour[t] + 1)) % MODULUS;
    for (const r of makers) {
      const source = graph.crn.reactants.species[graph.crn.reactants.start[r]];
      if (!this.without[source]) comes = (comes + mix(colour[source] + 2)) % MODULUS;
    }
    const consumed = graph.consumer[s] < 0 ? 3 : 5;
    return mix(mix(mix(colour[s] + consumed) + uses) + comes);
  }
}

const MODULUS = 2 ** 50;
/** A species costs as much as so many product entries, however few it has. */
const SPECIES_WORK = 16;

/** Scatters a whole number below 2^52 over 0 … 2^50 − 1. */
function mix(x: number): number {
  const low = x % 0x4000000;
  const high = Math.floor(x / 0x4000000);
  let a = Math.imul(low ^ 0x9e3779b9, 0x85ebca6b) ^ high;
  a = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d);
  let b = Math.imul(high ^ 0x7f4a7c15, 0xc2b2ae35) ^ low;
  b = Math.imul(b ^ (b >>> 13), 0x297a2d39);
  a ^= a >>> 14;
  b ^= (b >>> 16) ^ a;
  return (a >>> 7) * 0x2000000 + (b >>> 7);
}
