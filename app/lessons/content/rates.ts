import { type Facts, near } from "../facts.ts";
import { COMPOSED, NAME, WORDS } from "../text/rates.ts";
import type { Lesson, Scene, Source } from "../types.ts";
import { FIGURE, flippedEdges } from "./figure1.ts";

const SIX_DECADES = { kind: "loguniform", low: 1e-3, high: 1e3, seed: 7 } as const;
/** The slowest constants need it. */
const PATIENT: Partial<Scene> = { tEnd: 1e4, timeScale: "log" };
/** Random sets to be tried: every one but the first leaves the one before as a ghost. */
const ATTEMPTS = 3;

const ALONE = `
X1p @initial 3  # X⁺
X1n @initial 2  # X⁻

X1p -> Y1p
Y1p + X1n -> W
`;

const small: Source = { reactions: { name: NAME, text: `#! name "${NAME}"${ALONE}` } };
const composed: Source = {
  reactions: {
    name: COMPOSED,
    text: `#! name "${COMPOSED}"${ALONE}
# Something that goes on with the result:
Y1p -> Z
`,
  },
};

/** Three random sets of rate constants, or one over six decades, and still the same end. */
export function check({ document, settings: { rates }, ghosts, outputs: [y] }: Facts): string {
  if (document.reactions || flippedEdges(document) !== 0 || !y) return "wrongNetwork";
  if (rates.kind === "own" || rates.kind === "uniform") return "start";
  if (!near(y.crn, y.network ?? 0)) return "slow";
  const wide = rates.kind === "loguniform" && rates.high / rates.low >= 1e6;
  if (wide || ghosts.length >= ATTEMPTS) return "done";
  return ghosts.length >= 2 ? "twice" : "once";
}

const patient: Scene = { ...FIGURE, ...PATIENT };
const broken: Scene = { open: composed, ...PATIENT, curves: "values" };

export const LESSON: Lesson = {
  words: WORDS,
  steps: [
    { scene: FIGURE, show: { ...PATIENT, rates: SIX_DECADES }, at: "randomise", tab: "chart" },
    { scene: patient, at: "dial", tab: "chart", dial: "rate" },
    { scene: FIGURE, at: "certificate" },
    { scene: { open: small, curves: "values" }, at: "table" },
    {
      scene: broken,
      show: { rates: { kind: "explicit", values: [1, 1, 1e3] } },
      at: "dial",
      tab: "chart",
      dial: "rate",
      turned: 2,
    },
    { scene: broken, at: "certificate" },
  ],
  exercise: { scene: FIGURE, show: { ...PATIENT, rates: SIX_DECADES }, at: "randomise", tab: "chart", check },
};
