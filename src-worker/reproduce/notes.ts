/** Footnotes of the reproduction: where the printed paper needs reading with care, and what our numbers mean. */
export const NOTES = {
  counting:
    "The paper counts reduced networks in two ways: with the two unimolecular reactions of every input for Figure 1 and IRIS (7, 16), without them for MNIST and Virus (1024, 32). Algorithm 2 keeps them, so both parts are shown.",
  pixels:
    "“142 input units” and “2 · 142 input species” are misprints: images of 14 × 14 pixels have 196, and only 196 inputs give the printed 4488 reactions (2 · 196 + 2 · 1024 + 2 · 1024).",
  sameRows:
    "Trained and tested on the same 150 flowers, as in the paper: it shows that network and chemistry agree, not how well the network would do on new flowers. The table is the UCI variant, whose rows 35 and 38 differ from Fisher’s.",
  centring:
    "The authors subtract each set’s own mean image; here all images have the mean of the training images subtracted, which is stored in the network and is what a drawn digit needs.",
  virusPrint:
    "95.20 % is no whole number of 104 rows (99 are 95.19 %), and 558 + 34 + 104 = 696 leaves out 2 of the 698 rows; here 558 + 35 + 105.",
  confounded:
    "Confounded: each study of GSE73072 has one virus, so a network may recognise the study instead of the virus; and when rows are dealt out one by one, samples of one person lie in training and test, which flatters the test accuracy.",
  spread:
    "Thirty fresh trainings with the recipe of the network that comes along, each on a split of its own; mean ± standard deviation, not the best; the paper prints one split. Means and deviations for standardising are those of the training rows alone. Recipes were compared on thirty other splits: square hinge 94.4 %, of equally good epochs the one that reads most training rows 95.1 %; cross-entropy 95.4 % and so 96.0 % (this one); on fifteen of them larger batches, other rates, input factors and more epochs gave no more.",
  withinSpread:
    "Mean and printed value differ by less than the spread over splits: no difference to speak of.",
  subjects:
    "All samples of a person lie in one part (about 70, 15 and 15 % of the persons of each virus), so that nobody is in both training and test.",
  neighbours:
    "A yardstick: keeping every training sample and asking the three nearest. What it misses, 32 units will hardly find.",
  random: "Rows drawn at random with a fixed seed: the paper does not say which 100 it took.",
  close:
    "At t = 50 the chemistry of a row can still be farther from its limit than its two largest outputs are from each other: until later it names the runner-up. Its limit names the winner.",
  decimals:
    "Every unit approaches its limit like e^(−|z|t), z being its value before ReLU: a unit with z near 0 can need longer than 50 time units, whatever the network. The paper shows one flower.",
  figure2:
    "The paper’s flower is not named; this is flower 1, a setosa, in the network that comes along, so curves differ in their values. The printed axes end at 20.",
  figure3:
    "The paper’s image is part of MNIST and not named; this is a 4 drawn for this project. “65th pixel (4th row, 9th column)” holds when all three are counted from 0.",
  figure4:
    "The paper shows a sample of H1N1 taken for HRV. This is a synthetic draw from the mean and covariance of a class, no patient, which the network that comes along takes for another virus.",
  depth:
    "Random ±1 networks with 6 inputs, 6 units per layer and 3 outputs, reduced by nothing, inputs and biases drawn anew for each; the exponent is the slope of log time against log depth.",
  dna: "One unit of concentration at 10⁻⁶ M and k = 10³ to 10⁴ /M/s (the paper prints M/s). Concentrations count too: a species of three million units would be 3 M, so they must be scaled down, and time pays for it.",
  rates:
    "Every rate constant drawn log-uniformly from 0.01 to 100, another set than k = 1, and time enough to finish.",
} as const;

export type NoteKey = keyof typeof NOTES;
