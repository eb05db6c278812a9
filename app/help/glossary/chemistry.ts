import type { GlossaryEntry } from "./entry.ts";

/** Words of chemistry and its simulation, by the alphabet. */
export const CHEMISTRY = [
  {
    word: "bimolecular",
    definition:
      "A reaction with two reactants, such as A + B → C. It needs a meeting of two molecules; after the reduction there is one for every ReLU neuron.",
    paper: "Section 3.3",
    see: ["unimolecular", "reduction"],
    lesson: 5,
  },
  {
    word: "cancellation",
    definition:
      "The reaction S⁺ + S⁻ → W, which takes one molecule of each rail away. The value, their difference, stays; the amounts shrink.",
    paper: "Section 6",
    see: ["waste", "dual rail"],
    lesson: 10,
  },
  {
    word: "certificate",
    definition:
      "A proof, from the list of reactions alone, that the end does not depend on rate constants: every reaction needs something, every species is needed by at most one reaction, and no chain of reactions leads back.",
    paper: "Section 3.3",
    lesson: 6,
  },
  {
    word: "compact",
    definition:
      "This program's own reduction: it cancels the two rails of a neuron before it substitutes, so that numbers grow far less than with the paper's.",
    see: ["reduction"],
    lesson: 10,
  },
  {
    word: "completion time",
    definition:
      "The last time at which any output was farther from its limit than 10 % of that limit (90 % completion).",
    paper: "Section 6",
    see: ["limit", "quantile"],
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
    word: "counts per unit",
    definition:
      "How many molecules one unit of concentration is: with 100, a concentration of 3 is 300 molecules. The fewer, the more chance decides.",
    paper: "Section 2.1, footnote 1",
    see: ["stochastic"],
    lesson: 7,
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
    see: ["rail", "rails offset"],
    lesson: 2,
  },
  {
    word: "ensemble",
    definition:
      "Many runs of the same chemistry that differ in one thing only, here the rate constants or chance. What all have in common does not depend on it.",
    paper: "Section 2.1",
    see: ["quantile", "rate-independent"],
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
    source: "Soloveichik et al. 2010, doi:10.1073/pnas.0909380107",
    lesson: 10,
  },
  {
    word: "leak",
    definition:
      "Molecules that appear although no reaction should have made them: gates that fire without their input. Here ∅ → S at rate ε.",
    source: "Thachuk et al. 2015, doi:10.1007/978-3-319-21999-8_9",
    see: ["reverse reaction"],
  },
  {
    word: "limit",
    definition:
      "Where a concentration ends when the reactions have all the time in the world, t → ∞. The page works it out exactly, in one pass through the reactions, without simulating.",
    paper: "Section 2.1",
    see: ["completion time", "rate-independent"],
    lesson: 1,
  },
  {
    word: "log-uniform",
    definition:
      "Drawn so that every power of ten is equally likely: as many rate constants between 0.1 and 1 as between 1 and 10.",
    see: ["rate constant"],
    lesson: 6,
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
    see: ["fuel", "waste", "stoichiometry"],
    lesson: 1,
  },
  {
    word: "quantile",
    definition:
      "The 95 % quantile is the value that 95 of 100 runs stay below; the 50 % quantile is the median. Between the 5 % and the 95 % quantile lie nine runs in ten.",
    source: "Hyndman and Fan 1996, doi:10.1080/00031305.1996.10473566",
    see: ["ensemble"],
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
    see: ["mass action", "rate-independent"],
    lesson: 6,
  },
  {
    word: "rate-independent",
    definition: "The end is the same whatever the rate constants are, as long as they are above 0.",
    paper: "Sections 1 and 2.1",
    source: "Chen et al. 2014, doi:10.1145/2554797.2554827",
    see: ["certificate", "limit"],
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
    word: "reverse reaction",
    definition:
      "No reaction is truly irreversible: where A + B makes C, some C falls apart into A + B. The reverse constant is ε times the forward one.",
    paper: "Section 2.1, footnote 2",
    see: ["leak"],
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
    see: ["tau-leaping", "counts per unit"],
    source: "Gillespie 1977, doi:10.1021/j100540a008",
    lesson: 7,
  },
  {
    word: "stoichiometry",
    definition: "How many of which molecules a reaction uses and makes. It alone settles the result here.",
    paper: "Section 2.1",
    lesson: 1,
  },
  {
    word: "tau-leaping",
    definition:
      "A faster way to simulate single molecules: in a short time τ every reaction happens a random number of times at once. Exact runs make every event by itself.",
    source: "Cao et al. 2006, doi:10.1063/1.2159468",
    see: ["stochastic"],
  },
  {
    word: "tolerance",
    definition:
      "How large an error the integration may make in a step: relative to a concentration, and absolute where it is near 0. Smaller is exacter and slower.",
    source: "Hairer and Wanner 1996, doi:10.1007/978-3-642-05221-7",
  },
  {
    word: "trajectory",
    definition: "How concentrations go over time, from the start to the end of the run.",
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
    see: ["cancellation"],
  },
] as const satisfies readonly GlossaryEntry[];
