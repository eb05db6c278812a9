import { exp, log } from "../../elementary.ts";
import type { Random } from "../../random.ts";

const LAYERS = 256;
/** Where the tail begins, and the area of every layer (Marsaglia and Tsang, for 256 layers). */
const TAIL = 7.69711747013105;
const AREA = 0.003949659822581557;

const edge = new Float64Array(LAYERS + 1);
const height = new Float64Array(LAYERS + 1);
edge[0] = AREA / exp(-TAIL);
edge[1] = TAIL;
height[1] = exp(-TAIL);
for (let i = 2; i < LAYERS; i++) {
  height[i] = height[i - 1] + AREA / edge[i - 1];
  edge[i] = -log(height[i]);
}
height[LAYERS] = 1;

/**
 * Exponentially distributed with mean 1: the ziggurat (Marsaglia and Tsang, J. Stat. Softw. 5 (2000), 8,
 * doi:10.18637/jss.v005.i08). Layer and place in it come from different bits of one uniform number.
 */
export function exponential(random: Random): number {
  for (;;) {
    const u = LAYERS * random.uniform();
    const layer = Math.floor(u);
    const x = (u - layer) * edge[layer];
    if (x < edge[layer + 1]) return x;
    // Beyond the tail's begin the distribution is itself again, moved.
    if (layer === 0) return TAIL - log(random.uniform());
    const y = height[layer] + random.uniform() * (height[layer + 1] - height[layer]);
    if (y < exp(-x)) return x;
  }
}
