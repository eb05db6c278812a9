import type { LessonWords } from "../types.ts";

export const WORDS: LessonWords = {
  title: "Few molecules",
  about: "Real molecules come in whole numbers and meet by chance. How much does the answer wobble?",
  minutes: 5,
  steps: [
    {
      title: "Smooth curves are an average",
      body: [
        "So far a concentration was any number, 2.37 for instance, and its curve was smooth. That is right for a drop with 10¹² molecules. In a cell there may be ten. Then a reaction happens or does not, at a moment chance decides. Such runs are called [[stochastic]].",
        "The experiment “Counts” simulates every single molecule of the shown network, several times.",
      ],
      look: "the experiment: its settings, and Run. The next step presses it for you.",
      cite: "Section 2.1, footnote 1",
    },
    {
      title: "One molecule per unit",
      body: [
        "With one molecule per unit, x₁ = 3 is three molecules and x₂ = 1 is one. Twenty runs: the line is their mean, the band one standard deviation. The dotted line is the smooth curve, the dashed one its limit.",
        "The mean need not follow the smooth curve: where molecules are few, the rate equations are not even the average.",
      ],
      look: "the plot: a broad band on the way.",
      cite: "Section 2.1, footnote 1",
    },
    {
      title: "Broad on the way, exact at the end",
      body: [
        "Look at the right end: the band closes. **Every** run ends at exactly 2, not nearly. The end is settled by counting, and counting does not depend on who met whom first. Chance decides the path, never the goal.",
        "This needs inputs and biases that are whole numbers of molecules; otherwise they are rounded first.",
      ],
      look: "the finding above the plot, and the right end of the band.",
      show: "the runs once more, a few more of them",
      cite: "Section 2.1, footnote 1: “our results apply to this setting as well”",
    },
    {
      title: "Many molecules",
      body: [
        "With 1000 molecules per unit (x₁ = 3 is 3000 of them) the band is hardly wider than the line. Its width falls like 1/√N: a hundred times the molecules, a tenth of the wobble.",
      ],
      look: "the plot: band and dotted curve together.",
      cite: "Section 2.1",
    },
  ],
  exercise: {
    title: "Quiet enough",
    body: [
      "Choose the number of molecules per unit (**Counts per unit**) so that y never wobbles by more than **0.1** (the band's half width, at all times), with at least 10 runs. Then press Run. Use no more molecules than you need: each costs material.",
    ],
    look: "“Counts per unit” in the experiment.",
    show: "1000 molecules per unit",
    cite: "Section 2.1, footnote 1; Section 6 on material",
    feedback: {
      none: "No finished runs yet. Choose the number of molecules and press Run in the experiment.",
      running: "The molecules are at work.",
      few: "Fewer than 10 runs say little about a wobble. Run more.",
      otherNetwork: "These runs were of something else. Press “Set up again”, then Run.",
      wide: "Still wider than 0.1 somewhere on the way. The width falls like 1/√N: for half the width you need four times the molecules.",
      done: "The largest wobble is below 0.1, and the end was exact all along.",
    },
  },
};
