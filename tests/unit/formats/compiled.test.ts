import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileNetwork } from "../../../src-worker/compile/compile.ts";
import { writeCrnJson } from "../../../src-worker/formats/crnJson.ts";
import { readCrnText, writeCrnText } from "../../../src-worker/formats/crnText.ts";
import { readNetworkJson } from "../../../src-worker/formats/networkJson.ts";
import { DEFAULT_COMPILE_OPTIONS, type ReductionKind } from "../../../src-worker/model/compiled.ts";
import { type Crn, ROLE } from "../../../src-worker/model/crn.ts";
import type { Result } from "../../../src-worker/model/problem.ts";
import { readCrnJson } from "../../support/crnJson.ts";

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** A compiled CRN as a file can give it back: the layer of an output is in no file. */
function asRead(crn: Crn): Crn {
  const layer = crn.species.layer.map((l, s) => (crn.species.role[s] === ROLE.Y ? -1 : l));
  return { ...crn, species: { ...crn.species, layer } };
}

const cases = ["relu", "min", "figure1", "max"].flatMap((file) =>
  (["none", "paper", "compact"] as ReductionKind[]).flatMap((reduction) =>
    [false, true].map((positive) => ({ file, reduction, positive })),
  ),
);

test.each(cases)("$file, reduction $reduction, positive inputs $positive, comes back", (options) => {
  const path = new URL(`../../../public/examples/${options.file}.dualrail.json`, import.meta.url);
  const { name, network } = value(readNetworkJson(readFileSync(path, "utf8")));
  const { crn } = value(
    compileNetwork(name, network, {
      ...DEFAULT_COMPILE_OPTIONS,
      reduction: options.reduction,
      positiveInputs: options.positive ? network.inputs.map(() => -2.5) : null,
      cancellation: "all",
    }),
  );
  expect(value(readCrnJson(value(writeCrnJson(crn))))).toStrictEqual(asRead(crn));
  expect(value(readCrnText(value(writeCrnText(crn))))).toStrictEqual(asRead(crn));
});
