import { type DataSet, rowCount } from "../data/dataSet.ts";
import { type DataSource, fileNameOf } from "../data/sources.ts";
import type { About } from "../model/document.ts";

const CONFOUNDED =
  "Each study has one virus, so a network may recognise the study instead of the virus (confounded)";
const TORN = "and the samples of one subject lie in several parts, which flatters the test accuracy.";
const WHOLE = "even though no subject lies in two parts.";

/** What a network's card says about the rows it was trained on. */
export function describeData(source: DataSource, data: DataSet, splitBy: "row" | "group"): About {
  switch (source.kind) {
    case "iris":
      return {
        text: `Tells three kinds of iris apart from four measurements in centimetres. ${data.split ? parts(data) : "Trained and tested on the same 150 flowers, as in the paper."}`,
        source:
          "Flowers: R. A. Fisher 1936, doi:10.1111/j.1469-1809.1936.tb02137.x, in the UCI variant. Network: Vasic et al., ICML 2020, arXiv 2003.13720, section 4; weights trained by Dualrail.",
      };
    case "heart":
      return {
        text: `Says whether a point lies inside a heart; ${parts(data)}`,
        source: "Points drawn at random; the curve x² + (5y/4 − 6|x|/5)² = 1. Weights trained by Dualrail.",
      };
    case "digits":
      return {
        text: `Reads ten digits drawn for this project, moved and turned at random, as 6 × 6 pixels; ${parts(data)}`,
        source: "Digits drawn as strokes for Dualrail, all by one hand; weights trained by Dualrail.",
      };
    case "xor":
      return {
        text: `Says whether two values of ±1 differ: exclusive or. Trained on ${data.split ? parts(data) : "all four rows of its truth table."}`,
        source:
          "The truth table; Minsky and Papert, Perceptrons, 1969: out of reach without a hidden layer. Weights trained by Dualrail.",
      };
    case "mnist": {
      const side = Math.round(Math.sqrt(data.inputs.length));
      const { margin = 0 } = data.images ?? {};
      const cut = margin > 0 ? ` (${margin} pixels cut off at each side, the rest averaged in blocks)` : "";
      return {
        text: `Reads handwritten digits of ${side} × ${side} pixels${cut}; ${parts(data)}`,
        source: "MNIST: LeCun et al. 1998, doi:10.1109/5.726791; weights trained by Dualrail.",
      };
    }
    case "virus":
      return {
        text: `Tells four respiratory viruses apart from the expression of ten genes; ${parts(data)} ${CONFOUNDED}, ${splitBy === "group" ? WHOLE : TORN} The example inputs are synthetic draws from the mean and covariance of each class, no patients.`,
        source:
          "Gene Expression Omnibus, series GSE73072; ten genes as in Vasic et al., ICML 2020, arXiv 2003.13720; weights trained by Dualrail.",
      };
    case "idx":
      return {
        text: `Reads images of digits from ${fileNameOf(source.images)}; ${data.split ? parts(data) : `all ${rowCount(data).toLocaleString("en")} rows for training.`}`,
        source: `${fileNameOf(source.images)}, ${fileNameOf(source.labels)}; weights trained by Dualrail.`,
      };
    case "rows":
      return {
        text: data.split
          ? `Trained on ${data.name}; ${parts(data)}`
          : `Trained on all ${rowCount(data)} rows of ${data.name}.`,
      };
  }
}

/** "50,000 rows for training, 10,000 for validation, 10,000 for the test." */
function parts({ split }: DataSet): string {
  if (!split) return "";
  const named: [Int32Array, string][] = [
    [split.train, "rows for training"],
    [split.validation, "for validation"],
    [split.test, "for the test"],
  ];
  const words = named
    .filter(([rows]) => rows.length > 0)
    .map(([rows, what]) => `${rows.length.toLocaleString("en")} ${what}`);
  return `${words.join(", ")}.`;
}
