import type { LessonWords } from "../types.ts";

/** What the lesson's reactions are called. */
export const NAME = "Two rails";

export const WORDS: LessonWords = {
  title: "Two rails for one number",
  about: "How chemistry writes negative numbers, and why (4, 1) and (3, 0) are the same 3.",
  minutes: 4,
  steps: [
    {
      title: "There is no minus three of a molecule",
      body: [
        "Concentrations cannot be negative, but the numbers in a neural network can. The way out is to keep **two** species for every number x, X⁺ and X⁻, and to read off the difference:",
        { lines: ["x = x⁺ − x⁻"] },
        "This is [[dual rail]]: one number on two [[rail|rails]]. X⁺ is what speaks for the number, X⁻ what speaks against it.",
        "On this page both rails are simply handed on, X⁺ → Y⁺ and X⁻ → Y⁻, so that you can watch them.",
      ],
      look: "the two sliders: they are the two rails, X1p is X⁺ and X1n is X⁻.",
      cite: "Section 2.1, “dual-rail convention”",
    },
    {
      title: "Three, as (4, 1)",
      body: [
        "With 4 of X⁺ and 1 of X⁻ the value is 4 − 1 = 3. The chart draws the value y as a strong line and its two rails beside it.",
      ],
      look: "the chart: y⁺ rises to 4, y⁻ to 1, and y, their difference, to 3.",
      cite: "Section 2.1: “x = 3 can be represented as either …”",
    },
    {
      title: "Three, as (3, 0)",
      body: [
        "Now take one of **each** away: 3 − 0 is 3 as well. The same amount more or less on both rails changes neither the value nor the answer. It is the same 3, written with fewer molecules.",
        "Press “Show me” to take them away, or drag the sliders yourself.",
      ],
      look: "the chart: after “Show me” y⁺ rises to 3 and y⁻ stays at 0, and y still ends at 3.",
      show: "X⁺ = 3 and X⁻ = 0",
      cite: "Section 2.1",
    },
    {
      title: "Below zero",
      body: [
        "More of X⁻ than of X⁺ is a negative number. (0, 2) is −2, and so are (1, 3) and (5, 7). No molecule was ever negative.",
      ],
      look: "the chart: y runs below zero.",
      show: "X⁺ = 1 and X⁻ = 3",
      cite: "Section 2.1",
    },
    {
      title: "The page does it for you",
      body: [
        "When you open a neural network you set values, not rails: the page fills one rail and leaves the other empty, as the paper does. The little chip under the slider tells which. In the settings, “Rails offset” pours the same extra amount onto both.",
        "More molecules than needed are not wrong, but they change **how long** the answer takes. (The dashed line in the chart is what the network itself answers: the curve runs into it.)",
      ],
      look: "the input: its chip says which rail is filled.",
      show: "a rails offset of 1, so that x = 3 is (4, 1)",
      cite: "Section 3.2 (input), Section 6 (choice of representation and convergence time)",
    },
  ],
  exercise: {
    title: "Minus two, the long way",
    body: [
      "Here are the two rails again. Write **y = −2** with **X⁺ = 3**: choose X⁻ (the slider X1n) so that the difference is right.",
    ],
    look: "the two sliders.",
    show: "X⁺ = 3 and X⁻ = 5",
    cite: "Section 2.1",
    feedback: {
      wrongCrn: "The two rails are gone. Press “Set up again” to get them back.",
      positive: "y is above zero: the minus rail must be the larger one.",
      off: "The minus rail is the larger one, good. How much larger must it be for −2?",
      plus: "y is −2. Now with X⁺ = 3: raise both rails by the same amount.",
      done: "3 − 5 = −2. So would 0 − 2 be: the same number with fewer molecules.",
    },
  },
};
