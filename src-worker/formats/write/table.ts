import type { Format } from "../format.ts";
import { EXCHANGE } from "./exchange.ts";
import { LANGUAGES } from "./languages.ts";
import { PAPERS } from "./papers.ts";
import { SIMULATORS } from "./simulators.ts";
import { TRAJECTORIES } from "./trajectories.ts";

/** Every format that is written for other tools. A new one is one file and one row in its list. */
export const WRITTEN: readonly Format[] = [
  ...EXCHANGE,
  ...SIMULATORS,
  ...LANGUAGES,
  ...PAPERS,
  ...TRAJECTORIES,
];
