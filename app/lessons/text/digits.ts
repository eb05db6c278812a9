import type { LessonWords } from "../types.ts";

export const WORDS: LessonWords = {
  title: "A digit drawn by you",
  about: "What you draw becomes concentrations, and chemistry says which digit it is.",
  minutes: 6,
  steps: [
    {
      title: "A picture is a list of numbers",
      body: [
        "A handwritten digit is a grid of grey values. Here it is coarse, 6 × 6 = 36 numbers, so that you can look into the network. Every grey value becomes the [[concentration]] of one input, with the mean picture taken off: that may be negative, so one [[rail]] or the other is filled.",
        "The bars under the picture are the ten outputs, one for each digit. The one that reaches farthest to the right is the answer.",
      ],
      look: "the picture on the inputs, and its bars.",
      show: "another picture: the 7",
      cite: "Sections 4.1 and 4.2",
    },
    {
      title: "Your turn",
      body: [
        "This is a network of the paper's size: 14 × 14 pixels, two layers of 512 neurons, 367,616 [[weight|weights]]. **Draw a digit** on the sheet, with mouse, finger or the keyboard (arrows move the pen, Space puts it down).",
        "“Network sees” shows what becomes of your strokes: centred, scaled and blurred to 14 × 14.",
      ],
      look: "the sheet. Draw, or let a 7 be drawn.",
      show: "a 7, drawn",
      cite: "Section 4.1: “we scale them from 28 × 28 to 14 × 14”",
    },
    {
      title: "Chemistry reads it",
      body: [
        "4,488 reactions are simulated, from your strokes to ten outputs. On the way another digit may lead: the paper remarks on this “complex non-monotonic behavior”. Only the end counts. Move along the chart to see who leads when.",
        "The outputs count from y₁, the digits from 0: y₁ stands for 0, y₈ for 7.",
      ],
      look: "the chart: drag along it.",
      cite: "Section 4.2 and Figure 3",
    },
    {
      title: "Nobody can look at 367,616 edges",
      body: [
        "So a layer is one block here, with its weights as a picture of blue and orange points. A double-click or Enter opens a block, and you can zoom in to single weights.",
        "(The paper prints 142 inputs; 14 · 14 is 196.)",
      ],
      look: "the network, one block a layer.",
      cite: "Section 4.2: “4488 chemical reactions”",
    },
  ],
  exercise: {
    title: "A three that chemistry reads",
    body: [
      "**Draw a 3** on the sheet, as you would write it: the 4 goes with your first stroke, the rubber below clears the sheet. The chemistry has to agree. If it does not, draw again: it learned from 50,000 digits, but not from yours.",
    ],
    look: "the sheet, and what it reads.",
    show: "a 3, drawn",
    cite: "Sections 4.1 and 4.2",
    feedback: {
      wrongNetwork: "This is not the large network any more. Press “Set up again” to get it back.",
      empty: "Nothing is drawn yet. Draw a 3 on the sheet.",
      other:
        "It reads something else; the bars say how close it was. Larger bows and an open left side help.",
      done: "Read as a 3, by network and chemistry alike: your hand set the concentrations of 196 inputs, and 4,488 reactions did the rest.",
    },
  },
};
