import type { LessonWords } from "../types.ts";

/** What the lesson's reactions are called. */
export const NAME = "ReLU in two reactions";

export const WORDS: LessonWords = {
  title: "A neuron in two reactions",
  about: "ReLU, the bend that makes neural networks more than sums, done by X⁺ → M + Y⁺ and M + X⁻ → Y⁻.",
  minutes: 5,
  steps: [
    {
      title: "What a neuron does",
      body: [
        "A neuron of these networks adds up its inputs and then applies [[ReLU]]: a positive sum passes as it is, a negative one becomes 0.",
        { lines: ["ReLU(x) = max(0, x)"] },
        "This one has a single input. With x = 3 the answer is 3.",
      ],
      look: "the output y. Drag x, among the inputs, below zero: y stays at 0.",
      show: "x becomes −2",
      cite: "Section 2.2 and Figure 1",
    },
    {
      title: "The same as chemistry",
      body: [
        "The paper does it with two reactions on [[dual rail|dual-rail]] values:",
        { lines: ["(1)  X⁺ → M + Y⁺", "(2)  M + X⁻ → Y⁻"] },
        "Here the rails hold 5 and 3, so x = 5 − 3 = 2. In the text p stands for plus and n for minus: X1p is X⁺, X1n is X⁻, and so on. M1u1 is M.",
      ],
      look: "the two reactions as text. The sliders of the inputs are the two rails.",
      cite: "Section 3.1, reactions (1) and (2)",
    },
    {
      title: "First reaction: pass it on, with a witness",
      body: [
        "Every X⁺ becomes a Y⁺ and also a helper M. In the end there are as many Y⁺ and as many M as there were X⁺: 5 of each. If nothing else happened the answer would be y = 5.",
      ],
      look: "the chart: y⁺ runs to 5.",
      cite: "Section 3.1",
    },
    {
      title: "Second reaction: the smaller one, again",
      body: [
        "Reaction (2) is A + B → C of the first lesson: it makes min(m, x⁻) = min(5, 3) = 3 of Y⁻. So",
        { lines: ["y = y⁺ − y⁻ = 5 − min(5, 3) = 2"] },
        "and that is max(0, 5 − 3). If X⁻ is the larger one, min takes all of the 5 and y is 0: the bend of ReLU is the min.",
      ],
      look: "the table: y ends at 2, and after “Show me” at 0.",
      show: "X⁻ = 8: more against than for",
      cite: "Section 3.1: y = x⁺ − min(x⁺, x⁻) = max(x, 0)",
    },
    {
      title: "Checked, not believed",
      body: [
        "Before any simulation the page looks at the reactions alone and says whether their ends can depend on the speeds. Here they cannot: no [[species]] is wanted by two reactions, and nothing runs in a circle. This is the [[certificate]]; lesson 6 takes it apart.",
      ],
      look: "the mark “Rate-independent” above the list of reactions (a tick, where there is little room). Press it for the reasons.",
      cite: "Section 3.1: “this CRN is rate-independent”",
    },
  ],
  exercise: {
    title: "A zero that is not empty",
    body: [
      "Set the two rails so that **y ends at 0** although **at least 4 of X⁺** are put in (slider X1p).",
    ],
    look: "the two sliders.",
    show: "X⁺ = 4 and X⁻ = 6",
    cite: "Section 3.1",
    feedback: {
      wrongCrn: "The two reactions are gone. Press “Set up again” to get them back.",
      few: "Put in at least 4 of X⁺ (the slider X1p).",
      positive: "y is above 0: there is not enough X⁻ to take all of M. How much would be?",
      done: "All M found an X⁻: as many Y⁻ as Y⁺, so y = 0. The molecules are still there; their difference is not.",
    },
  },
};
