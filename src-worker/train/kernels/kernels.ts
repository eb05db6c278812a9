/**
 * The hot loops of training. Pointers are byte offsets into one memory, 16-byte aligned; matrices are
 * row-major float32 with rows of `ld` numbers, a multiple of 4 (what pads a row is never read). The SIMD
 * and the plain kernels give the same bits: every sum runs over k in ascending order, skips zeros, and is
 * rounded to float32 after each operation.
 */
export interface TrainKernels {
  /**
   * Lists the entries ≠ 0 of columns `first` … `last` − 1 of a matrix, in blocks of `block` columns:
   * `starts` gets (blocks × rows + 1) addresses into `entries`, which gets (k·128 within its block, value).
   */
  compress(
    source: number,
    rowStride: number,
    columnStride: number,
    rows: number,
    first: number,
    last: number,
    block: number,
    starts: number,
    entries: number,
  ): void;
  /** Copies a matrix (rows × ld) into panels of 32 columns, then of 4. */
  pack(source: number, rows: number, ld: number, target: number): void;
  /**
   * C (rows × ld) from listed rows times packed panels of `inner` rows. Mode 0 starts at zero, 1 goes on
   * from C, 2 adds the finished sum to C (one block only).
   */
  product(
    starts: number,
    rows: number,
    inner: number,
    block: number,
    panels: number,
    c: number,
    ld: number,
    mode: number,
  ): void;
  /** Column sums of rows `first` … `last` − 1, added to `target` when `add` is 1. */
  columnSums(z: number, first: number, last: number, ld: number, target: number, add: number): void;
  /** Writes the row `source` into each of the rows. */
  fillRows(target: number, rows: number, ld: number, source: number): void;
  /** z = max(0, z), times its mask where there is one (0: none), for n numbers. */
  relu(z: number, mask: number, n: number): void;
  /** slope = value > 0 ? factor · slope : 0, for n numbers. */
  gate(slope: number, value: number, factor: number, n: number): void;
  /** target = target · factor, number by number. */
  multiply(target: number, factor: number, n: number): void;
  /** 0 where 24 random bits are below `bound`, else `kept`; `state` holds four xorshift32 lanes. */
  drawMask(mask: number, n: number, bound: number, kept: number, state: number): void;
  /**
   * One ADAM step (Kingma and Ba, ICLR 2015, arXiv 1412.6980, algorithm 1) along `factor · gradient`;
   * `rate` is the learning rate over (1 − β₁ᵗ), `correct` is 1/(1 − β₂ᵗ); the result is clipped to ±limit.
   */
  adam(
    parameters: number,
    gradient: number,
    first: number,
    second: number,
    n: number,
    factor: number,
    rate: number,
    correct: number,
    limit: number,
  ): void;
  /**
   * Copies of the latent weights (one row per unit, `width` rows of `ld`) as ±scale, or 0 where
   * |w| < `threshold`; with `real` 1 as scale · w. `forward` in panels of units, `backward` (unless it
   * is 0) in panels of sources.
   */
  binarise(
    latent: number,
    width: number,
    ld: number,
    scale: number,
    threshold: number,
    real: number,
    forward: number,
    backward: number,
  ): void;
}
