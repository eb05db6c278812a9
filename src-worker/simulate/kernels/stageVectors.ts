import { type Arena, createArena, type KernelChoice, Layout } from "./module.ts";
import { combine } from "./plain.ts";

/** Below this many species an instance costs more than it saves. */
const LEAST_SPECIES = 256;

/** The vectors of one integration, side by side in one memory. */
export class StageVectors {
  readonly y: Float64Array;
  readonly argument: Float64Array;
  readonly extra: Float64Array;
  /** U of every stage. */
  readonly u: readonly Float64Array[];
  private readonly a: Float64Array;
  private readonly c: Float64Array;
  private readonly arena: Arena;
  private readonly padded: number;

  constructor(species: number, stages: number, choice: KernelChoice) {
    this.padded = species + (species % 2);
    const layout = new Layout();
    const vector = () => layout.take(8 * this.padded);
    const [y, argument, extra] = [vector(), vector(), vector()];
    const u = Array.from({ length: stages }, vector);
    const [a, c] = [layout.take(8 * stages), layout.take(8 * stages)];
    this.arena = createArena(layout.bytes, species < LEAST_SPECIES ? "plain" : choice);
    const at = (offset: number, length: number) => new Float64Array(this.arena.buffer, offset, length);
    this.y = at(y, species);
    this.argument = at(argument, species);
    this.extra = at(extra, species);
    this.u = u.map((offset) => at(offset, species));
    this.a = at(a, stages);
    this.c = at(c, stages);
  }

  /** argument = y + Σ a_j U_j and extra = Σ c_j U_j / h for the stages before stage `count`. */
  combine(count: number, a: readonly number[], c: readonly number[], h: number): void {
    for (let j = 0; j < count; j++) {
      this.a[j] = a[j];
      this.c[j] = c[j] / h;
    }
    const { kernels } = this.arena;
    if (!kernels) {
      combine(this.y, this.u, a, this.c, this.argument, this.extra);
      return;
    }
    kernels.combine(
      this.y.byteOffset,
      this.u[0].byteOffset,
      8 * this.padded,
      count,
      this.a.byteOffset,
      this.c.byteOffset,
      this.argument.byteOffset,
      this.extra.byteOffset,
      this.padded,
    );
  }
}
