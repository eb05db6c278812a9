/** 20 times log-spaced from 0.05 to 50: where accuracy is measured (largest error of any output). */
export const TIMES: readonly number[] = Array.from({ length: 20 }, (_, i) => 0.05 * 1000 ** (i / 19));
