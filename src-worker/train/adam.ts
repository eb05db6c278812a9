const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/** First and second moment of one parameter array. */
export interface Moments {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** How many steps were taken, as the products that correct the moments' start at zero. */
export interface AdamClock {
  beta1: number;
  beta2: number;
}

export function createMoments(size: number): Moments {
  return { first: new Float64Array(size), second: new Float64Array(size) };
}

export function createClock(): AdamClock {
  return { beta1: 1, beta2: 1 };
}

/** Starts the next step: call once before the parameter arrays of that step. */
export function tick(clock: AdamClock): void {
  clock.beta1 *= BETA1;
  clock.beta2 *= BETA2;
}

/**
 * One ADAM step (Kingma and Ba, ICLR 2015, arXiv 1412.6980, algorithm 1) on `parameters`, whose
 * gradient is `factor · gradient`.
 */
export function adamStep(
  parameters: Float64Array,
  gradient: Float64Array,
  factor: number,
  moments: Moments,
  clock: AdamClock,
  rate: number,
): void {
  const { first, second } = moments;
  const correct1 = 1 / (1 - clock.beta1);
  const correct2 = 1 / (1 - clock.beta2);
  for (let i = 0; i < parameters.length; i++) {
    const g = factor * (gradient[i] as number);
    const m = BETA1 * (first[i] as number) + (1 - BETA1) * g;
    const v = BETA2 * (second[i] as number) + (1 - BETA2) * g * g;
    first[i] = m;
    second[i] = v;
    parameters[i] = (parameters[i] as number) - (rate * (m * correct1)) / (Math.sqrt(v * correct2) + EPSILON);
  }
}
