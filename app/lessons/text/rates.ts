import type { LessonWords } from "../types.ts";

/** What the lesson's reactions are called. */
export const NAME = "The smaller ReLU";
export const COMPOSED = "The smaller ReLU, composed";

export const WORDS: LessonWords = {
  title: "Turn any speed, the answer stays",
  about: "Rate constants over six decades, the certificate that explains it, and a smaller ReLU that breaks.",
  minutes: 7,
  steps: [
    {
      title: "Nobody knows the speeds",
      body: [
        "In a real tube [[rate constant|rate constants]] depend on temperature, salt and the sequence of the DNA. Building a reaction with a given speed is hard; making it use one A and one B is easy. So a good chemical program must not care.",
        "Press “Randomise rates” in the top bar: every reaction gets a speed of its own. The old curves stay behind, pale.",
      ],
      look: "“Randomise rates”, then the curves: other ways, the same end.",
      show: "random constants between 1/1000 and 1000, on a logarithmic time axis: the slow ones need up to t = 10,000",
      cite: "Sections 1 and 2.1",
    },
    {
      title: "One at a time",
      body: [
        "Pick a reaction below and turn its constant from 0.001 to 1000, over six decades. The way there changes, sometimes a lot. The table tells you where it ends.",
        "The time axis is logarithmic and the run is long, so that slow reactions get their time, too.",
      ],
      look: "the slider here, then y in the table: 2, whatever you do.",
      cite: "Section 3.1: “correct no matter what the rates of the individual reactions are”",
    },
    {
      title: "The certificate",
      body: [
        "Trying is not proving. The [[certificate]] proves it from the list of reactions alone. Three conditions:",
        {
          lines: [
            "1  every reaction needs something, and k > 0",
            "2  every species is needed by at most one reaction",
            "3  no chain of reactions leads back to where it began",
          ],
        },
        "By 2 no two reactions ever race for the same molecule: each gets what it would have got, only sooner or later. By 3 there is an order, from the inputs to the output, in which one can work out how far each reaction goes. No speed occurs in that.",
      ],
      look: "“Rate-independent” above the list (a tick, where there is little room). Press it.",
      cite: "Section 3.3: “any species occurs as a reactant in at most one reaction”",
    },
    {
      title: "A smaller ReLU",
      body: [
        "The paper's footnote has a [[ReLU]] that looks thriftier, without the helper M:",
        { lines: ["X⁺ → Y⁺", "Y⁺ + X⁻ → W"] },
        "With 3 of X⁺ and 2 of X⁻ it ends at Y⁺ = 1 = max(0, 3 − 2). W is waste. The certificate agrees.",
      ],
      look: "the reactions, then Y1p (that is Y⁺) in the table.",
      cite: "Section 3.1, footnote 3",
    },
    {
      title: "… that breaks in company",
      body: [
        "A network goes on: something takes Y⁺, here Y⁺ → Z. Now **two** reactions want the same Y⁺. If Z is quick, it takes Y⁺ before X⁻ has corrected it, and the result is too large. Z should be 1.",
        "Turn reaction 3 (Y⁺ → Z) from slow to fast: Z goes from about 1 to about 3. The column **limit** is empty, for there is no end that holds for all speeds.",
      ],
      look: "the slider here (reaction 3), then Z in the table.",
      show: "Y⁺ → Z a thousand times as fast",
      cite: "Section 3.1, footnote 3: “it cannot be combined with another CRN”",
    },
    {
      title: "The certificate had seen it",
      body: [
        "The mark now says “Not proved rate-independent”. Pressed, it names the culprit: Y1p, which is Y⁺, is a reactant of two reactions. This is what [[composable]] means: the two-reaction ReLU of lesson 3 never takes back a Y it has made, so others may use it at once.",
      ],
      look: "the mark above the list. Press it for the reason.",
      cite: "Section 3.1: “composable”, and Chalk et al. 2018",
    },
  ],
  exercise: {
    title: "Find rates that change the result",
    body: [
      "Here is Figure 1 again, y = 2. **Find rate constants that make it end elsewhere.** Press “Randomise rates” (or the key R) as often as you like; three honest attempts will do.",
    ],
    look: "“Randomise rates” in the top bar.",
    show: "the widest draw: constants from 1/1000 to 1000, and time enough",
    cite: "Sections 2.1 and 3.1",
    feedback: {
      wrongNetwork: "The network itself was changed. That is cheating: “Set up again” brings Figure 1 back.",
      start: "All rates are 1. Draw others.",
      once: "One set tried, the same end. Two more.",
      twice: "Two sets tried, the same end. One more.",
      slow: "It has not arrived yet: that is being slow, not being wrong. The column “limit” knows. Draw again.",
      done: "You cannot. That is the point: the result is settled by counting, and the certificate proves it for all rates, not only for those you tried.",
    },
  },
};
