/**
 * Files we write, read and run by other people's programs; prints the largest difference from our own curves
 * in units of their range. `npm run peers` (a minute); `npm run peers -- --all` adds large networks. Debian:
 * apt install --no-install-recommends python3-sbml5 python3-scipy octave texlive-latex-base \
 *   jupyter-nbconvert python3-ipykernel python3-matplotlib
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeFile } from "../../src-worker/formats/registry.ts";
import { exampleCase, type PeerCase, randomCase, value, wildCase } from "./cases.ts";
import { type Comparison, compareOctave, comparePython, compareSbml } from "./comparisons.ts";
import { findProgram, findPython, PYTHON_SBML, PYTHON_SCIPY, run, temporaryFolder } from "./peers.ts";

const folder = temporaryFolder();

async function cases(all: boolean): Promise<PeerCase[]> {
  const iris = [5.9, 3, 5.1, 1.8];
  return [
    await exampleCase("figure1", [3, 1]),
    await exampleCase("figure1", [3, 1], { reduction: "paper" }),
    await exampleCase("figure1", [-1.5, 2.25], { cancellation: "all", railsOffset: 1.5 }, 4),
    await exampleCase("iris", iris),
    await exampleCase("iris", iris, { reduction: "compact", foldInputs: true }),
    await exampleCase("iris", iris, {}, 11),
    await wildCase(),
    await randomCase([10, 32, 4]),
    ...(all
      ? [await randomCase([64, 64, 10]), await randomCase([32, 32, 32, 8], { reduction: "compact" })]
      : []),
  ];
}

function show({ peer, name, worst, remark }: Comparison): void {
  const text = worst === null ? "failed" : worst.toExponential(1);
  console.log(`${peer.padEnd(22)} ${name.padEnd(30)} ${text.padStart(8)}  ${remark}`);
}

async function documents(one: PeerCase): Promise<void> {
  const latex = findProgram("pdflatex", "texlive-latex-base");
  for (const format of ["latex", "latex-equations"]) {
    const bytes = value(await writeFile(one.content, format));
    writeFileSync(join(folder, `${format}.tex`), bytes);
    const words = ["-interaction=nonstopmode", "-halt-on-error", `${format}.tex`];
    const done = latex.ok ? run(latex.value, words, folder) : latex;
    const pages = done.ok ? /\((\d+ pages?)/.exec(done.value.replaceAll("\n", ""))?.[1] : undefined;
    const worst = done.ok ? 0 : null;
    show({ peer: "pdflatex", name: `${one.name}, ${format}`, worst, remark: pages ?? problem(done) });
  }
  const jupyter = findProgram("jupyter-nbconvert", "jupyter-nbconvert python3-ipykernel");
  writeFileSync(join(folder, "n.ipynb"), value(await writeFile(one.content, "notebook")));
  const words = ["--to", "notebook", "--execute", "--output", "done.ipynb", "n.ipynb"];
  const done = jupyter.ok ? run(jupyter.value, words, folder) : jupyter;
  show({
    peer: "jupyter",
    name: one.name,
    worst: done.ok ? 0 : null,
    remark: done.ok ? "ran" : problem(done),
  });
}

function problem(result: { ok: boolean; problem?: { message: string } }): string {
  return result.problem?.message ?? "";
}

console.log("peer                   case                           difference / range");
const sbml = findPython(PYTHON_SBML, "python3-sbml5 python3-scipy");
const scipy = findPython(PYTHON_SCIPY, "python3-scipy");
const octave = findProgram("octave-cli", "octave");
for (const missing of [sbml, scipy, octave])
  if (!missing.ok) console.log(`Skipped: ${missing.problem.message}.`);
for (const one of await cases(process.argv.includes("--all"))) {
  if (sbml.ok) show(await compareSbml(sbml.value, folder, one));
  if (scipy.ok) show(await comparePython(scipy.value, folder, one));
  if (octave.ok) show(await compareOctave(octave.value, folder, one));
}
await documents(await exampleCase("iris", [5.9, 3, 5.1, 1.8]));
await documents(await wildCase());
