import type { LessonWords } from "../types.ts";

export const WORDS: LessonWords = {
  title: "Chemistry that computes",
  about: "What a chemical reaction network is, and how A + B → C finds the smaller of two numbers.",
  minutes: 4,
  steps: [
    {
      title: "Molecules that meet",
      body: [
        "Imagine a drop of water with two kinds of molecules in it, A and B. When one A meets one B they stick together and become one C. Chemists write:",
        { lines: ["A + B → C"] },
        "Kinds of molecules are called [[species]]. A list of such rules is a [[CRN|chemical reaction network]], CRN for short. This page now shows the smallest interesting one, as text where a network usually stands.",
      ],
      look: "the reaction, written as text in the middle.",
      cite: "Section 2.1",
    },
    {
      title: "How much of each",
      body: [
        "How much there is of a species is its [[concentration]]. It is never negative. The drop starts with 5 of A, 3 of B and no C: the sliders of the inputs set that. (The text keeps the amounts it was written with; the sliders decide.)",
        "Think of the starting amounts as the **numbers we put in**.",
      ],
      look: "the sliders of A and B. Drag one and watch the chart.",
      show: "A becomes 8",
      cite: "Section 2.1",
    },
    {
      title: "Run it",
      body: [
        "The chart follows every species over time. A and B are used up, C appears. The reaction is fast while there is much of both and slows down as one of them runs out: its speed is k · a · b, where k is the [[rate constant]]. That law is called [[mass action]].",
        "Time has no unit here: it is measured so that k = 1. The dotted upright line marks when nine tenths of the way are done.",
      ],
      look: "the curves. C rises to 3 and stays there.",
      cite: "Section 2.1",
    },
    {
      title: "It has computed something",
      body: [
        "The reaction stops when A **or** B is gone. Every C needs one of each, so C ends at whichever there was less of:",
        { lines: ["c = min(a, b) = min(5, 3) = 3"] },
        "The column **limit** of the table is that end, worked out exactly. Nobody wrote a program: the bookkeeping of the molecules, the [[stoichiometry]], is the program.",
      ],
      look: "the table below the chart: from 5 and 3, C ends at 3, 2 of A are left, B is used up.",
      show: "start with A = 2 and B = 7",
      cite: "Section 2.1: “this CRN rate-independently computes the min function”",
    },
    {
      title: "Faster or slower, the same end",
      body: [
        "Heat the drop and the reaction speeds up: k changes. Try it. The curves hurry or dawdle, but C ends at the same place, because k does not occur in the bookkeeping of the step before.",
        "Make it very slow, and C has not arrived when the chart ends at t = 10. It is late, not wrong: the column **limit** still says 3.",
        "That is what **[[rate-independent]]** means, and everything in these lessons is built on it.",
      ],
      look: "the slider here: turn k and watch C, in the chart and in the column limit.",
      cite: "Section 2.1",
    },
  ],
  exercise: {
    title: "Leave two over",
    body: [
      "Set A and B so that C ends at **4** and exactly **2 of A** are left over. (Drag the sliders, or type into the numbers beside them.)",
    ],
    look: "the sliders of A and B.",
    show: "A = 6, B = 4",
    cite: "Section 2.1",
    feedback: {
      wrongCrn: "The reaction A + B → C is gone. Press “Set up again” to get it back.",
      tooMany: "C ends above 4. C is the smaller of A and B: bring the smaller one down to 4.",
      tooFew: "C ends below 4. C is the smaller of A and B: both must be at least 4.",
      leftB: "C ends at 4, but no A is left. The one that is left over is the larger one: it should be A.",
      leftover: "C ends at 4. Now the leftover: 4 of A go into C, and 2 more should stay.",
      done: "Six A meet four B: four C, and two A find no partner. min(6, 4) = 4.",
    },
  },
};
