import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeFile } from "../../../src-worker/formats/registry.ts";
import type { Result } from "../../../src-worker/model/problem.ts";
import { exampleCase, value, wildCase } from "../../peers/cases.ts";
import { compareOctave, comparePython, compareSbml } from "../../peers/comparisons.ts";
import {
  findProgram,
  findPython,
  PYTHON_SBML,
  PYTHON_SCIPY,
  run,
  temporaryFolder,
} from "../../peers/peers.ts";

// Other people's programs, where they are installed; `npm run peers` compares more. A skipped test says which
// Debian package it needs.
const folder = temporaryFolder();
const sbml = findPython(PYTHON_SBML, "python3-sbml5 python3-scipy");
const scipy = findPython(PYTHON_SCIPY, "python3-scipy");
const octave = findProgram("octave-cli", "octave");
const latex = findProgram("pdflatex", "texlive-latex-base");

/** A test of one program; without it the test is skipped and its name says what is missing. */
function withPeer(name: string, peer: Result<string>, body: (program: string) => Promise<void>): void {
  if (peer.ok) test(name, () => body(peer.value));
  else test.skip(`${name} (skipped: ${peer.problem.message})`, () => {});
}

const cases = async () => [
  await exampleCase("figure1", [-1.5, 2.25], { cancellation: "all", railsOffset: 1.5 }, 4),
  await wildCase(),
];

describe("others get our curves, to 1e-4 of their range", () => {
  withPeer("SBML through libSBML and SciPy", sbml, async (python) => {
    for (const one of await cases()) {
      const { worst, remark } = await compareSbml(python, folder, one);
      expect([one.name, remark, worst !== null && worst < 1e-4]).toEqual([one.name, remark, true]);
    }
  });

  withPeer("the Python script", scipy, async (python) => {
    for (const one of await cases()) {
      const { worst, remark } = await comparePython(python, folder, one);
      expect([one.name, remark, worst !== null && worst < 1e-4]).toEqual([one.name, remark, true]);
    }
  });

  withPeer("the MATLAB function in Octave", octave, async (program) => {
    for (const one of await cases()) {
      const { worst, remark } = await compareOctave(program, folder, one);
      expect([one.name, remark, worst !== null && worst < 1e-4]).toEqual([one.name, remark, true]);
    }
  });
});

withPeer("pdflatex compiles reactions and equations", latex, async (program) => {
  for (const one of await cases()) {
    for (const format of ["latex", "latex-equations"]) {
      writeFileSync(join(folder, "a.tex"), value(await writeFile(one.content, format)));
      const done = run(program, ["-interaction=nonstopmode", "-halt-on-error", "a.tex"], folder);
      expect(done).toMatchObject({ ok: true });
    }
  }
});

withPeer("NumPy opens a trajectory", scipy, async (python) => {
  const { content, curves, times } = await exampleCase("figure1", [3, 1]);
  const recorded = content.crn.species.ids.map((id) => Float64Array.from(curves.get(id) ?? []));
  const written = await writeFile(
    {
      kind: "trajectory",
      crn: content.crn,
      run: { tEnd: 50, rtol: 1e-4, atol: 1e-6, samples: times.length, network: [2] },
      trajectory: {
        times: Float64Array.from(times),
        species: Int32Array.from(recorded.keys()),
        curves: recorded,
      },
    },
    "trajectory-npz",
  );
  const file = join(folder, "run.npz");
  writeFileSync(file, value(written));
  const code = `import numpy as np; a = np.load("${file}"); s = list(a["species"]); x = a["concentrations"]; v = x[:, s.index("Y1p")] - x[:, s.index("Y1n")]; print(x.shape, abs(v - a["values"][:, 0]).max(), a["outputs"][0], a["network"][0], repr(float(a["times"][-1])))`;
  expect(execFileSync(python, ["-c", code], { encoding: "utf8" })).toBe("(200, 21) 0.0 y 2.0 50.0\n");
});
