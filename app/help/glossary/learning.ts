import type { GlossaryEntry } from "./entry.ts";

/** Words of networks, training and data, by the alphabet. */
export const LEARNING = [
  {
    word: "accuracy",
    definition:
      "The share of rows whose largest output is their label. On rows the training never saw it says how good the network is; on its own rows only how well it learnt them.",
    paper: "Section 4",
    see: ["confusion matrix", "validation rows"],
  },
  {
    word: "ADAM",
    definition:
      "The rule by which a training step moves the weights: along the average gradient, in every weight by about the same length. Its rate says how far, and becomes smaller from epoch to epoch.",
    source: "Kingma and Ba 2015, arXiv:1412.6980",
    see: ["epoch"],
  },
  {
    word: "bias",
    definition:
      "A number a neuron adds to its sum. In chemistry it is an amount that is there from the start: on the plus rail where it is positive, on the minus rail where it is negative.",
    paper: "Section 3.2",
    lesson: 4,
  },
  {
    word: "BinaryConnect",
    definition:
      "A way to train networks whose weights are +1 or −1: real numbers are kept while learning, but only their signs compute.",
    paper: "Section 2.2",
    source: "Courbariaux et al. 2015, arXiv:1511.00363",
    see: ["straight-through", "ternary threshold", "dropout", "ADAM"],
    lesson: 8,
  },
  {
    word: "confusion matrix",
    definition:
      "A table that counts every label (row) against every answer (column). Right answers stand on the diagonal; what stands beside it is taken for something else.",
    source: "Stehman 1997, doi:10.1016/S0034-4257(97)00083-7",
    see: ["accuracy"],
  },
  {
    word: "cross-entropy",
    definition:
      "A loss: outputs become probabilities (softmax), and the loss is −ln of the probability of the right class. It is 0 only for certainty.",
    source: "Cover and Thomas 2005, doi:10.1002/047174882X",
    see: ["loss", "square hinge"],
  },
  {
    word: "dropout",
    definition:
      "In every training step a random share of neurons is left out, so that no neuron relies on a single other one. The finished network has all of them.",
    source: "Srivastava et al. 2014, Journal of Machine Learning Research 15, 1929",
  },
  {
    word: "epoch",
    definition:
      "One pass of the training through all training rows. The epoch with the best answers on the validation rows is the one that is kept.",
    source: "LeCun et al. 2012, doi:10.1007/978-3-642-35289-8_3",
    see: ["validation rows"],
  },
  {
    word: "loss",
    definition: "One number for how wrong the network is on the training rows. Training makes it smaller.",
    paper: "Section 4.3",
    see: ["square hinge", "cross-entropy"],
  },
  {
    word: "ReLU",
    definition:
      "Rectified linear unit, max(0, x): a positive value passes as it is, a negative one becomes 0. Two reactions do it.",
    paper: "Section 3.1",
    lesson: 3,
  },
  {
    word: "square hinge",
    definition:
      "A loss: the right output should be at least 1, the others at most −1, and what is missing counts with its square.",
    paper: "Section 4.3",
    see: ["loss", "cross-entropy"],
  },
  {
    word: "standardisation",
    definition:
      "From every input its mean is taken off, and the rest is divided by its deviation, so that all inputs have the same scale. Mean and deviation come from the training rows and stay with the network.",
    source: "LeCun et al. 2012, doi:10.1007/978-3-642-35289-8_3",
    lesson: 8,
  },
  {
    word: "straight-through",
    definition:
      "How a weight of ±1 learns, although a sign has no slope: the gradient of the sign is handed on to the real number behind it as if the sign were not there.",
    source: "Bengio et al. 2013, arXiv:1308.3432",
    see: ["BinaryConnect"],
  },
  {
    word: "ternary threshold",
    definition:
      "Real weights smaller than this in size become 0 instead of ±1: the edge is left out, and the chemistry has fewer products.",
    source: "Li and Liu 2016, arXiv:1605.04711",
    see: ["BinaryConnect", "weight"],
  },
  {
    word: "validation rows",
    definition:
      "Rows that are kept out of learning and choose the epoch. Test rows are kept out of both: they alone tell how good the network is.",
    source: "Hastie et al. 2009, doi:10.1007/978-0-387-84858-7",
    see: ["accuracy", "epoch"],
  },
  {
    word: "weight",
    definition:
      "What an edge of the network multiplies by: +1 hands each rail on, −1 swaps the rails, 0 is no edge.",
    paper: "Section 2.2",
    lesson: 4,
  },
] as const satisfies readonly GlossaryEntry[];
