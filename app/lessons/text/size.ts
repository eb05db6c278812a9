import type { LessonWords } from "../types.ts";

export const WORDS: LessonWords = {
  title: "How large it gets",
  about: "Products, fuels, cancellation, and what the page's numbers would mean in a real tube.",
  minutes: 7,
  steps: [
    {
      title: "Few reactions, many products",
      body: [
        "The paper's MNIST network has 4,488 reactions. That is not much. But one input reaction makes 512 molecules at once, one for each neuron it goes to. Counted over all reactions there are 738,304 products.",
      ],
      look: "the list of reactions. Unfold one: it is long.",
      cite: "Section 4.2",
    },
    {
      title: "Reducing has a price",
      body: [
        "The paper's [[reduction]] leaves 1,416 reactions. But what was handed on by many reactions must now be made by few: they make 89,025,650 product molecules, 285,822 in a single reaction. Cancelling before substituting, “compact”, leaves 24,326,692.",
        "In deep networks the numbers can double with every layer: exponential in depth, as the paper warns.",
      ],
      look: "the plot, which takes some seconds: products against the number of layers.",
      cite: "Section 3.3: “a number of products exponential in the depth of the network”",
    },
    {
      title: "Every product costs fuel",
      body: [
        "With DNA a reaction that makes n molecules needs n strands waiting, bound in complexes called [[fuel]]. Fuel is consumed. So a reaction with 512 products is not built as it stands; it would be split into a cascade, and every molecule that flows has to be paid for in material.",
      ],
      look: "the list of reactions.",
      cite: "Sections 2.1 and 6 (fuel species)",
    },
    {
      title: "Small values on tall rails",
      body: [
        "A value is a difference, and both rails may be tall while the difference is small. Here the inputs of Figure 1 ride on a rails offset of 20: y is still 2, but its rails are far above.",
      ],
      look: "the chart: y⁺ and y⁻ far up, y at 2.",
      cite: "Section 6: the rails “can become very large, despite the value they represent remaining small”",
    },
    {
      title: "Cancel what means nothing",
      body: [
        "The paper's remedy is one more reaction per value:",
        { lines: ["S⁺ + S⁻ → W"] },
        "One of each rail meet and become waste. The difference does not change, the height does. The price: a [[rail]] inside the network now has two consumers, so only the **values** are certified any more, no longer each rail by itself: “Outputs rate-independent”. (Cancel at the outputs alone, where nothing else takes the rails, and every species stays certified.)",
      ],
      look: "the chart before and after “Show me”, then the mark above the list of reactions.",
      show: "cancellation of all values",
      cite: "Section 6: “S⁺ + S⁻ → W”",
    },
    {
      title: "What would it be in a tube?",
      body: [
        "At MNIST size a rail can hold 3·10⁶ units. If one unit is 1 µM, a usual strand concentration, that rail is **3 M**: more DNA than water takes up. So one unit must be less. But dilute molecules meet rarely, and every step takes longer by the same factor.",
        "Turn the slider until the rail is something like 10 µM, and read the time.",
      ],
      look: "the slider here. (One time unit is 1 / (k · unit).)",
      cite: "Section 6: “1 time unit = 100 to 1000 seconds of real time (assuming 10⁻⁶ M concentrations)”",
    },
  ],
  exercise: {
    title: "Bring the rails down",
    body: [
      "Figure 1 with a rails offset of 20. **Bring both rails of y below 10** without touching the inputs or the offset: y must stay 2. (The settings, the button with the small sliders at the top right, have what you need.)",
    ],
    look: "the settings: one of them is called after the reaction of step 5.",
    show: "cancellation at the outputs",
    cite: "Section 6",
    feedback: {
      wrongNetwork: "This is not Figure 1 any more. Press “Set up again” to get it back.",
      moved:
        "The inputs or the offset have changed: lower rails, but that was not the task. “Set up again” puts them back.",
      tall: "The rails of y are still above 10. Which reaction takes one of each?",
      done: "Y⁺ and Y⁻ meet and vanish in pairs. The value is untouched, and the fuel for the rest is saved.",
    },
  },
};
