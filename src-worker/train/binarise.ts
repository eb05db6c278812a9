/**
 * Writes the binarised copy of the real weights: +scale for w ≥ 0, −scale else, and 0 where
 * |w| < `threshold` (ternary variant; a threshold of 0 gives no zeros). BinaryConnect, deterministic
 * (Courbariaux et al., NIPS 2015, arXiv 1511.00363, equation 1).
 */
export function binarise(target: Float64Array, latent: Float64Array, scale: number, threshold: number): void {
  for (let i = 0; i < latent.length; i++) {
    const w = latent[i] as number;
    target[i] = w >= threshold ? scale : w <= -threshold ? -scale : 0;
  }
}

/** Clips the real weights to [−1, 1], in place. */
export function clip(latent: Float64Array): void {
  for (let i = 0; i < latent.length; i++) {
    const w = latent[i] as number;
    if (w > 1) latent[i] = 1;
    else if (w < -1) latent[i] = -1;
  }
}
