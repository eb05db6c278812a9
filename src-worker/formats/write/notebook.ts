import type { FormatModule } from "../format.ts";
import { count } from "../show.ts";
import type { Draft } from "./draft.ts";
import { textFormat } from "./module.ts";
import { oneLine } from "./names.ts";
import { PYTHON_RULES } from "./python.ts";
import { FIGURE, KINETICS, type Lines, modelLines } from "./pythonModel.ts";
import type { TextSink } from "./sink.ts";

const RUN = `
crn = Crn(INITIAL, REACTIONS)
times, states = crn.simulate()
print(f"{len(crn.species)} species, {len(crn.k)} reactions, t = {times[-1]:g}")
for output in OUTPUTS:
    network = "" if output[3] is None else f"   network {output[3]!r}"
    print(f"{output[0]} = {crn.value(states, output)[-1]:.9g}{network}")
`.slice(1, -1);

/**
 * A Jupyter notebook (nbformat 4.5): the model and kinetics of the Python script, the run with the outputs
 * beside the network's values, and the figure. It carries no results: they are made by running it.
 */
function write(draft: Draft, out: TextSink): undefined {
  const { crn, run } = draft;
  out.line("{");
  out.line(' "nbformat": 4, "nbformat_minor": 5,');
  out.line(' "metadata": {');
  out.line('  "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},');
  out.line('  "language_info": {"name": "python"}');
  out.line(" },");
  out.line(' "cells": [');
  cell(out, "introduction", "markdown", (line) => {
    line(`# ${markdown(crn.name)}`);
    line("");
    line(
      `${count(crn.rate.length, "reaction")} between ${crn.species.count} species, mass action, t from 0 to ${run.tEnd}. Written by Dualrail.`,
    );
    line("");
    line("Run all cells. They need NumPy, SciPy and Matplotlib; units are arbitrary.");
  });
  cell(out, "model", "code", (line) => modelLines(draft, line));
  cell(out, "kinetics", "code", (line) => lines(KINETICS, line));
  cell(out, "run", "code", (line) => lines(RUN, line));
  cell(out, "figure", "code", (line) => lines(`${FIGURE}\n\n\nfigure(crn, times, states);`, line), true);
  out.line(" ]");
  out.line("}");
}

function lines(text: string, line: Lines): void {
  for (const each of text.split("\n")) line(each);
}

/** One cell; its source is a list of lines, as Jupyter itself writes it. */
function cell(
  out: TextSink,
  id: string,
  kind: "markdown" | "code",
  source: (line: Lines) => void,
  last = false,
): void {
  const more = kind === "code" ? ' "execution_count": null, "outputs": [],' : "";
  out.add(`  {"cell_type": "${kind}", "id": "${id}", "metadata": {},${more}\n   "source": [`);
  let before: string | null = null;
  const put = (text: string, end: string) => out.add(`\n    ${JSON.stringify(text)}${end}`);
  source((line) => {
    if (before !== null) put(`${before}\n`, ",");
    before = line;
  });
  put(before ?? "", "");
  out.line(`\n   ]}${last ? "" : ","}`);
}

/** Characters that mean something in Markdown (and HTML, which it lets through) are escaped. */
function markdown(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]()#+\-.!<>&|$~]/g, "\\$&");
}

export const notebookFormat: FormatModule = textFormat(PYTHON_RULES, write);
