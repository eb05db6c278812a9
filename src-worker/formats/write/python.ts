import type { FormatModule } from "../format.ts";
import { textFormat } from "./module.ts";
import type { NameRules } from "./names.ts";
import { FIGURE, KINETICS, modelLines } from "./pythonModel.ts";

/** Species are text in the script: no name is reserved. */
export const PYTHON_RULES: NameRules = { reserved: new Set() };

const MAIN = `
def main():
    import argparse

    parser = argparse.ArgumentParser(description=f"Mass-action kinetics of {TITLE}".replace("%", "%%"))
    parser.add_argument("--csv", metavar="FILE", help="write time, every output and every species")
    parser.add_argument("--figure", metavar="FILE", help="draw the outputs (needs matplotlib)")
    options = parser.parse_args()
    crn = Crn(INITIAL, REACTIONS)
    times, states = crn.simulate()
    values = [crn.value(states, output) for output in OUTPUTS]
    print(f"{len(crn.species)} species, {len(crn.k)} reactions, t = {times[-1]:g}")
    for output, value in zip(OUTPUTS, values):
        network = "" if output[3] is None else f"   network {output[3]!r}"
        print(f"{output[0]} = {value[-1]:.9g}{network}")
    if options.csv:
        import csv

        with open(options.csv, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["time", *(output[0] for output in OUTPUTS), *crn.species])
            writer.writerows(np.column_stack([times, *values, states]).tolist())
    if options.figure:
        import matplotlib

        matplotlib.use("Agg")
        figure(crn, times, states).savefig(options.figure, dpi=150, bbox_inches="tight")


if __name__ == "__main__":
    main()
`.slice(1, -1);

/**
 * A Python script for NumPy and SciPy: the reactions as text, stoichiometry as a SciPy sparse matrix, the
 * analytic sparse Jacobian, a stiff method (BDF), the dual-rail outputs, `--csv` and `--figure`.
 */
export const pythonFormat: FormatModule = textFormat(PYTHON_RULES, (draft, out) => {
  out.line("#!/usr/bin/env python3");
  modelLines(draft, (line) => out.line(line));
  out.line("\n");
  out.line(KINETICS);
  out.line("\n");
  out.line(FIGURE);
  out.line("\n");
  out.line(MAIN);
  return undefined;
});
