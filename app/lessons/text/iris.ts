import type { LessonWords } from "../types.ts";

export const WORDS: LessonWords = {
  title: "From training to chemistry",
  about: "A network learns to tell three kinds of iris apart, then sixteen reactions do it.",
  minutes: 6,
  steps: [
    {
      title: "150 flowers",
      body: [
        "In 1936 R. A. Fisher published the measurements of 150 irises of three kinds: length and width of the sepals and of the petals, in centimetres. Four numbers in, one of three names out.",
        "The list below the inputs has all of them. Choose one and its numbers are on the inputs.",
      ],
      look: "the list of flowers. The label is the true kind; a tick says that the network tells it, too.",
      show: "flower 51, a versicolor",
      cite: "Section 4.1",
    },
    {
      title: "How it was trained",
      body: [
        "[[BinaryConnect]] keeps a real number for every edge while it learns, but computes with its sign only: +1 or −1. When it is done the real numbers are thrown away. What is left are signs, and one real [[bias]] per neuron.",
        "This is just what chemistry can do: hand a molecule to the plus rail or to the minus rail.",
        "This pane trains on your own machine, in seconds: press Train in it, and watch the loss fall. (The lesson goes on with the network it began with; yours stays among the recent ones.)",
      ],
      look: "the Train pane, and its button Train.",
      show: "the flowers as the data to train on, should others be open",
      cite: "Sections 2.2 and 4.3",
    },
    {
      title: "Centimetres become rails",
      body: [
        "The network does not see 5.1 cm. It sees how far that is from the mean flower, counted in standard deviations (the usual distance from the mean): (5.1 − 5.84) / 0.83 = −0.9. That may be negative, and so one rail is filled and the other is not.",
        "Drag a measurement through its mean, the tick on the slider, and the chip changes from X⁻ to X⁺.",
      ],
      look: "the chips under the sliders.",
      show: "a sepal of 6.5 cm",
      cite: "Sections 3.2 and 4.1",
    },
    {
      title: "The largest wins",
      body: [
        "Each kind has an output: y₁ is setosa, y₂ versicolor, y₃ virginica (the paper counts from y₀). The largest one is the answer. The chart shows all three running to their ends, the dashed lines are the network's own values; the table says who wins and whether the network says the same.",
        "A neuron marked “slow” stands so close to its bend that its last molecules take long to meet. The limit does not care.",
      ],
      look: "the table: the winner is marked.",
      cite: "Section 4.2 and Figure 2",
    },
    {
      title: "Forty reactions, or sixteen",
      body: [
        "4 inputs, 8 neurons, 3 outputs: 40 reactions as compiled, 16 after the paper's reduction, exactly as the paper counts. In the chart, notice where the reduced curves begin: the [[bias|biases]] were moved into the starting amounts of the outputs.",
      ],
      look: "the count and the choice above the list: 40 unreduced, 16 after “Show me”.",
      show: "the paper's reduction",
      cite: "Section 4.2: “40 chemical reactions …, and 16”; Figure 2",
    },
    {
      title: "All 150 at once",
      body: [
        "Does the chemistry agree with the network on every flower? The experiment “Verify” asks for all of them. (The paper reports agreement on all 150, and 141 of them right; this network was trained anew and has 149 right.)",
      ],
      look: "the finding of the experiment: 150 of 150 agree.",
      cite: "Section 4.2",
    },
  ],
  exercise: {
    title: "The one it gets wrong",
    body: [
      "149 flowers of 150 are told rightly, by network and chemistry alike. **Find the one that is not**, and put it on the inputs. (Above the list, the button with the ✕ shows the wrong ones only.)",
    ],
    look: "the list of examples, with its filter.",
    show: "the flower",
    cite: "Section 4.2",
    feedback: {
      wrongNetwork: "This is not the IRIS network any more. Press “Set up again” to get it back.",
      none: "Choose a flower from the list: values set by hand have no true label to compare with.",
      right: "This one is told rightly. Above the list, the button with the ✕ shows those that are not.",
      done: "Network and chemistry agree, and both are wrong: chemistry is as good as the network you give it, not better.",
    },
  },
};
