/** A word of the field. */
export interface GlossaryEntry {
  readonly word: string;
  readonly definition: string;
  /** Where the paper speaks of it. */
  readonly paper?: string;
  /** The lesson that shows it, from 1. */
  readonly lesson?: number;
}

/** The field's words by the alphabet. */
export const GLOSSARY: readonly GlossaryEntry[] = [
  {
    word: "bias",
    definition:
      "A number a neuron adds to its sum. In chemistry it is an amount that is there from the start: on the plus rail where it is positive, on the minus rail where it is negative.",
    paper: "Section 3.2",
    lesson: 4,
  },
  {
    word: "bimolecular",
    definition:
      "A reaction with two reactants, such as A + B → C. It needs a meeting of two molecules; after the reduction there is one for every ReLU neuron.",
    paper: "Section 3.3",
    lesson: 5,
  },
  {
    word: "BinaryConnect",
    definition:
      "A way to train networks whose weights are +1 or −1: real numbers are kept while learning, but only their signs compute.",
    paper: "Section 2.2",
    lesson: 8,
  },
  {
    word: "cancellation",
    definition:
      "The reaction S⁺ + S⁻ → W, which takes one molecule of each rail away. The value, their difference, stays; the amounts shrink.",
    paper: "Section 6",
    lesson: 10,
  },
  {
    word: "certificate",
    definition:
      "A proof, from the list of reactions alone, that the end does not depend on rate constants: every reaction needs something, every species is needed by at most one reaction, and no chain of reactions leads back.",
    lesson: 6,
  },
  {
    word: "compact",
    definition:
      "This program's own reduction: it cancels the two rails of a neuron before it substitutes, so that numbers grow far less than with the paper's.",
    lesson: 10,
  },
  {
    word: "completion time",
    definition:
      "The last time at which any output was farther from its limit than 10 % of that limit (90 % completion).",
    paper: "Section 6",
  },
  {
    word: "composable",
    definition:
      "Reactions that never use up what they have already put out, so that other reactions may go on with it at once.",
    paper: "Section 3.1, footnote 3",
    lesson: 6,
  },
  {
    word: "concentration",
    definition:
      "How much of a species there is in a volume. Never negative. Here in arbitrary units; a lesson says what they would be in a tube.",
    paper: "Section 2.1",
    lesson: 1,
  },
  {
    word: "CRN",
    definition:
      "Chemical reaction network: species, reactions between them with rate constants, and how much of each there is at the start.",
    paper: "Section 2.1",
    lesson: 1,
  },
  {
    word: "dual rail",
    definition:
      "A number written as the difference of two concentrations, x = x⁺ − x⁻. (3, 0) and (4, 1) are both 3.",
    paper: "Section 2.1",
    lesson: 2,
  },
  {
    word: "fan-out",
    definition:
      "The reaction that hands one rail of a unit to everything the unit goes to: one product for every edge.",
    paper: "Section 3.2",
    lesson: 4,
  },
  {
    word: "fuel",
    definition:
      "Molecules that are consumed to make a reaction run, in DNA the complexes that hold its products until they are released. Every product molecule costs some.",
    paper: "Section 6",
    lesson: 10,
  },
  {
    word: "limit",
    definition:
      "Where a concentration ends when the reactions have all the time in the world, t → ∞. The page works it out exactly, in one pass through the reactions, without simulating.",
    paper: "Section 2.1",
    lesson: 1,
  },
  {
    word: "mass action",
    definition:
      "The law of speed: a reaction's rate is its rate constant times the concentrations of its reactants, k · a · b for A + B.",
    paper: "Section 2.1",
    lesson: 1,
  },
  {
    word: "product",
    definition: "What a reaction makes: the species right of the arrow.",
    paper: "Section 2.1",
    lesson: 1,
  },
  {
    word: "rail",
    definition: "One of the two species of a dual-rail number: X⁺ speaks for it, X⁻ against it.",
    paper: "Section 2.1",
    lesson: 2,
  },
  {
    word: "rails offset",
    definition:
      "An amount c poured onto both rails of every input: x becomes (x + c, c). The value and the result stay, the time to get there changes.",
    paper: "Section 6",
    lesson: 2,
  },
  {
    word: "rate constant",
    definition:
      "The k of a reaction: how fast it is for given concentrations. It depends on temperature and much else, and is hard to build.",
    paper: "Section 2.1",
    lesson: 6,
  },
  {
    word: "rate-independent",
    definition: "The end is the same whatever the rate constants are, as long as they are above 0.",
    paper: "Sections 1 and 2.1",
    lesson: 6,
  },
  {
    word: "reactant",
    definition: "What a reaction needs and uses up: the species left of the arrow.",
    paper: "Section 2.1",
    lesson: 1,
  },
  {
    word: "reduction",
    definition:
      "Striking out reactions that only hand molecules on (Algorithm 2): whoever made their reactant makes their products at once. The result is the same.",
    paper: "Section 3.3",
    lesson: 5,
  },
  {
    word: "ReLU",
    definition:
      "Rectified linear unit, max(0, x): a positive value passes as it is, a negative one becomes 0. Two reactions do it.",
    paper: "Section 3.1",
    lesson: 3,
  },
  {
    word: "species",
    definition: "A kind of molecule. X⁺ and X⁻ are two species that together write one number.",
    paper: "Section 2.1",
    lesson: 1,
  },
  {
    word: "stochastic",
    definition:
      "By chance and in whole molecules: the model for few of them. The rate equations are what it becomes when there are many.",
    paper: "Section 2.1, footnote 1",
    lesson: 7,
  },
  {
    word: "stoichiometry",
    definition: "How many of which molecules a reaction uses and makes. It alone settles the result here.",
    paper: "Section 2.1",
    lesson: 1,
  },
  {
    word: "unimolecular",
    definition:
      "A reaction with a single reactant, such as H⁺ → Y⁺. It decides nothing and can be reduced away, except at the inputs.",
    paper: "Section 3.3",
    lesson: 5,
  },
  {
    word: "waste",
    definition: "A species, W, that no reaction uses: what ends there counts for nothing any more.",
    paper: "Section 6",
  },
  {
    word: "weight",
    definition:
      "What an edge of the network multiplies by: +1 hands each rail on, −1 swaps the rails, 0 is no edge.",
    paper: "Section 2.2",
    lesson: 4,
  },
];

/** The entry of a word. */
export function entryOf(word: string): GlossaryEntry | undefined {
  return GLOSSARY.find((entry) => entry.word === word);
}
