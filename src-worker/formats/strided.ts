/**
 * Copies a strided view of numbers in row-major order.
 *
 * @param offset index of the view's first number
 * @param shape sizes of the view; `count` is their product
 * @param strides how far the next number along each dimension lies; 0 repeats the same one
 */
export function strided(
  numbers: Float64Array,
  offset: number,
  shape: readonly number[],
  strides: readonly number[],
  count: number,
): Float64Array {
  const values = new Float64Array(count);
  const index = new Array<number>(shape.length).fill(0);
  let at = offset;
  for (let n = 0; n < count; n++) {
    values[n] = numbers[at] as number;
    for (let d = shape.length - 1; d >= 0; d--) {
      index[d] = (index[d] as number) + 1;
      at += strides[d] as number;
      if ((index[d] as number) < (shape[d] as number)) break;
      at -= (shape[d] as number) * (strides[d] as number);
      index[d] = 0;
    }
  }
  return values;
}
