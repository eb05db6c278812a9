import type { LessonWords } from "../types.ts";

export const WORDS: LessonWords = {
  title: "Sixteen reactions become seven",
  about: "Algorithm 2, played reaction by reaction: what only hands molecules on can go.",
  minutes: 5,
  steps: [
    {
      title: "Reactions that only hand on",
      body: [
        "Sixteen reactions is what Algorithm 1, the rules of lesson 4, makes of Figure 1. Thirteen of them have a **single** reactant, such as H⁺₁,₁ → Y⁺. They are called [[unimolecular]]: nothing is decided in them, a molecule just changes its name.",
      ],
      look: "the list of reactions: only 6, 8 and 10, under “Bimolecular”, have two reactants.",
      cite: "Section 3.3",
    },
    {
      title: "Skip the middleman",
      body: [
        "If every H⁺₁,₁ becomes a Y⁺ anyway, then whoever makes H⁺₁,₁ can make Y⁺ at once. So: wherever H⁺₁,₁ is produced, write Y⁺ instead, and strike the reaction out.",
        "This works only because H⁺₁,₁ is a reactant in no other reaction. Algorithm 1 makes sure of that for every [[species]].",
        "The player shows one such step. Step on with its buttons, or with the arrow keys once it has the keyboard.",
      ],
      look: "the player, in place of the list.",
      show: "the first step: the reactions into y begin to go",
      cite: "Section 3.3, Algorithm 2 lines 1 to 16",
    },
    {
      title: "After six steps",
      body: [
        "All reactions H → Y are gone, and the neurons make Y themselves: I⁺₁,₁ → M₁,₁ + Y⁺. The paper prints this list as (19) to (28).",
      ],
      look: "the player at step 6: ten reactions are left.",
      cite: "Section 3.3, reactions (19) to (28)",
    },
    {
      title: "After nine steps",
      body: [
        "The first reaction of each ReLU had one reactant too. Now the inputs themselves make the helpers M and all the Y: X⁺₁ → M + M + M + 2 Y⁺ + Y⁻. The two Y⁺ come from h₁ and h₂, the Y⁻ from h₃.",
        "What is left: four reactions of the inputs, and **one [[bimolecular]] reaction per neuron**.",
      ],
      look: "the player at step 9: seven reactions are left.",
      cite: "Section 3.3, reactions (29) to (35)",
    },
    {
      title: "Cancel on paper what would cancel anyway",
      body: [
        "2 Y⁺ + Y⁻ and a single Y⁺ mean the same value: 2 − 1 = 1. So one of each is struck out, and the reactions become (36) and (37). The inputs' own reactions stay, otherwise there would be no species left to put a number into.",
      ],
      look: "the player at its end.",
      cite: "Section 3.3, reactions (36) and (37); Algorithm 2 lines 17 to 27",
    },
    {
      title: "The same answer, sooner",
      body: [
        "The seven reactions compute what the sixteen did, and usually arrive earlier, because the molecules have fewer stops on the way. The choice above the list changes between them. **Compact** is a reduction of this program's own that keeps the numbers smaller in deep networks.",
      ],
      look: "the choice “unreduced, paper, compact” above the list.",
      show: "the paper's reduction in the list and in the chart",
      cite: "Section 3.3; Section 4.2 and Figure 2: “the reduced CRN converges significantly faster”",
    },
  ],
  exercise: {
    title: "Three Y⁺ from one X⁺",
    body: [
      "In the reduced list X⁺₁ makes one Y⁺, because h₃'s Y⁻ cancelled one of two. Stay on the **paper** reduction and **flip one edge** so that one X⁺₁ makes **3 Y⁺**.",
    ],
    look: "the edges, and reaction 1 in the list.",
    show: "the edge from h₃ to y",
    cite: "Section 3.3, reactions (29) and (36)",
    feedback: {
      wrongNetwork: "This is not the network of Figure 1 any more. Press “Set up again” to get it back.",
      unreduced: "Switch the list to “paper” first: the reduced reactions are the ones to look at.",
      none: "X⁺₁ makes one Y⁺ now. Which edge made the Y⁻ that cancelled the other?",
      many: "More than one edge is flipped. Undo, and find the one that is enough.",
      other: "That edge changed something else. Undo it, and follow X⁺₁ through h₃ to y.",
      done: "With all three neurons counting for y nothing cancels: X⁺₁ → M₁,₁ + M₁,₂ + M₁,₃ + 3 Y⁺.",
    },
  },
};
