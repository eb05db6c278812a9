import type { LessonWords } from "../types.ts";

export const WORDS: LessonWords = {
  title: "Figure 1, by hand and by machine",
  about:
    "A network of three neurons becomes sixteen reactions: first you follow the rules, then the page does.",
  minutes: 6,
  steps: [
    {
      title: "The network",
      body: [
        "Two inputs, three [[ReLU]] neurons, one output. A blue edge with an arrow carries its value as it is ([[weight]] +1), an orange edge with a blunt end turns its sign (weight −1). Nothing else: no other numbers.",
        { lines: ["hᵢ = ReLU(x₁ − x₂), three times", "y = h₁ + h₂ − h₃"] },
        "With x = (3, 1) each h is 2, so y = 2 + 2 − 2 = 2.",
      ],
      look: "the network in the middle.",
      cite: "Figure 1 and Section 3.2",
    },
    {
      title: "By hand: an input fans out",
      body: [
        "What arrives at a neuron is called I: I⁺₁,₂ is the plus rail into neuron 2 of layer 1. x₁ goes into all three neurons with +1. So every X⁺₁ must turn into one I⁺ **for each of them**, and every X⁻₁ into one I⁻ each:",
        { lines: ["(3)  X⁺₁ → I⁺₁,₁ + I⁺₁,₂ + I⁺₁,₃", "(4)  X⁻₁ → I⁻₁,₁ + I⁻₁,₂ + I⁻₁,₃"] },
        "One reaction per rail, however many edges: a [[species]] that were used by two reactions would have to be shared, and then speeds would decide. (The paper numbers them from (3); the list on the page from 1.)",
      ],
      look: "x₁ on the canvas; its reactions are marked in the list.",
      cite: "Section 3.2, reactions (3) and (4)",
    },
    {
      title: "By hand: weight −1 swaps the rails",
      body: [
        "x₂ goes in with −1. To subtract, hand the plus rail to the minus side:",
        { lines: ["(5)  X⁺₂ → I⁻₁,₁ + I⁻₁,₂ + I⁻₁,₃", "(6)  X⁻₂ → I⁺₁,₁ + I⁺₁,₂ + I⁺₁,₃"] },
        "The neuron now has x₁ − x₂ on its rails I⁺ and I⁻ without anybody having subtracted.",
      ],
      look: "x₂ and its two reactions.",
      cite: "Section 3.2, reactions (5) and (6)",
    },
    {
      title: "By hand: the bend",
      body: [
        "Each neuron then gets the two reactions of lesson 3, with its own helper M. What leaves a neuron is called H:",
        { lines: ["(7)  I⁺₁,₁ → M₁,₁ + H⁺₁,₁", "(8)  M₁,₁ + I⁻₁,₁ → H⁻₁,₁"] },
        "A [[bias]], a number that some networks add to a neuron's sum, would be nothing but some I⁺ or I⁻ that is there from the start.",
      ],
      look: "the neuron h₁, its formula below the network, and its reactions in the list.",
      cite: "Section 3.2, reactions (7) to (12)",
    },
    {
      title: "By hand: into the output",
      body: [
        "h₁ and h₂ count for the output, h₃ against it, so H⁺₁,₃ becomes Y⁻ and H⁻₁,₃ becomes Y⁺:",
        { lines: ["(13)  H⁺₁,₁ → Y⁺", "…", "(17)  H⁺₁,₃ → Y⁻", "(18)  H⁻₁,₃ → Y⁺"] },
      ],
      look: "the neuron h₃: follow its orange edge into y.",
      cite: "Section 3.2, reactions (13) to (18)",
    },
    {
      title: "By machine",
      body: [
        "You have just run the paper's Algorithm 1. The page runs it for any network the moment you change something: the list of reactions is (3) to (18), sixteen of them, numbered from 1.",
        "Flip an edge and the list follows. Undo brings it back.",
      ],
      look: "the list of reactions, complete.",
      show: "the edge from x₂ to h₁ flips: I⁻ and I⁺ change places in its reactions",
      cite: "Section 3.2, Algorithm 1",
    },
  ],
  exercise: {
    title: "Make it 6",
    body: [
      "With x = (3, 1) the output is 2 + 2 − 2 = 2. **Flip one edge**, and only one, so that y becomes **6**. (Click an edge near its end, or focus it with Tab and press Enter.)",
    ],
    look: "the edges.",
    show: "the edge from h₃ to y",
    cite: "Section 3.2, Figure 1",
    feedback: {
      wrongNetwork: "This is not the network of Figure 1 any more. Press “Set up again” to get it back.",
      wrongInput: "Keep x₁ at 3 and x₂ at 1: the edge should do it.",
      none: "All edges are as in the paper. Which of the three terms of 2 + 2 − 2 is in the way?",
      many: "More than one edge is flipped. Undo, and find the one that is enough.",
      other: "One edge is flipped, but y is not 6. Undo it and look at 2 + 2 − 2.",
      done: "2 + 2 + 2 = 6. In chemistry one arrow changed: H⁺₁,₃ now becomes Y⁺ instead of Y⁻.",
    },
  },
};
