import { expect, test } from "vitest";
import { readBionetgenNet } from "../../../src-worker/formats/bionetgenNet.ts";
import { readCrnSimulator } from "../../../src-worker/formats/crnSimulator.ts";
import { readCrnText } from "../../../src-worker/formats/crnText.ts";
import { readNetworkJson } from "../../../src-worker/formats/networkJson.ts";
import { readSbml } from "../../../src-worker/formats/sbml.ts";
import type { Result } from "../../../src-worker/model/problem.ts";
import { BAD_NETS, BAD_SBML, BAD_SCRIPTS } from "../../fixtures/bad-crn-files.ts";
import { BAD_CRNS, BAD_REACTION_TEXTS, GOOD_CRN_TEXT } from "../../fixtures/bad-crns.ts";
import { BAD_NETWORKS, type BadFile, GOOD_TEXT } from "../../fixtures/bad-networks.ts";
import { readCrnJson } from "../../support/crnJson.ts";

const tables: [string, readonly BadFile[], (text: string) => Result<unknown>, number][] = [
  ["network", BAD_NETWORKS, readNetworkJson, 40],
  ["CRN", BAD_CRNS, readCrnJson, 15],
  ["reaction text", BAD_REACTION_TEXTS, readCrnText, 15],
  ["CRNSimulator", BAD_SCRIPTS, readCrnSimulator, 25],
  ["SBML", BAD_SBML, readSbml, 35],
  ["BioNetGen", BAD_NETS, readBionetgenNet, 20],
];

for (const [kind, table, read, atLeast] of tables) {
  test(`the table of bad ${kind} files is long enough and names each case once`, () => {
    expect(table.length).toBeGreaterThanOrEqual(atLeast);
    expect(new Set(table.map((bad) => bad.what)).size).toBe(table.length);
  });

  test.each(table)(`${kind}: $what`, ({ text, message }) => {
    const result = read(text);
    expect(result.ok ? "accepted" : result.problem.message).toBe(message);
    if (!result.ok) expect(Object.keys(result.problem.where)).not.toEqual([]);
  });
}

test("the files that the tables start from are good", () => {
  expect(readNetworkJson(GOOD_TEXT)).toMatchObject({ ok: true });
  expect(readCrnJson(GOOD_CRN_TEXT)).toMatchObject({ ok: true });
});

test("the place of a bad weight is given as numbers too", () => {
  const text = GOOD_TEXT.replace('"---"', "[-1,-1,0.5]");
  const result = readNetworkJson(text);
  expect(result).toMatchObject({
    ok: false,
    problem: { code: "weight", where: { layer: 1, row: 2, column: 3 } },
  });
});
