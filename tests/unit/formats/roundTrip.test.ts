import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeCrnJson } from "../../../src-worker/formats/crnJson.ts";
import { readCrnText, writeCrnText } from "../../../src-worker/formats/crnText.ts";
import { readNetworkJson, writeNetworkJson } from "../../../src-worker/formats/networkJson.ts";
import type { Result } from "../../../src-worker/model/problem.ts";
import { crns, networkDocuments } from "../../fixtures/arbitraries.ts";
import { readCrnJson } from "../../support/crnJson.ts";

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

describe("write, then read, gives the same", () => {
  test("network documents", () => {
    fc.assert(
      fc.property(networkDocuments, (document) => {
        expect(value(readNetworkJson(value(writeNetworkJson(document))))).toStrictEqual(document);
      }),
      { numRuns: 300 },
    );
  });

  test("CRNs as JSON", () => {
    fc.assert(
      fc.property(crns, (crn) => {
        expect(value(readCrnJson(value(writeCrnJson(crn))))).toStrictEqual(crn);
      }),
      { numRuns: 300 },
    );
  });

  test("CRNs as reaction text", () => {
    fc.assert(
      fc.property(crns, (crn) => {
        expect(value(readCrnText(value(writeCrnText(crn))))).toStrictEqual(crn);
      }),
      { numRuns: 300 },
    );
  });

  test("written JSON is what JSON.parse reads, too", () => {
    fc.assert(
      fc.property(networkDocuments, crns, (document, crn) => {
        JSON.parse(value(writeNetworkJson(document)));
        JSON.parse(value(writeCrnJson(crn)));
      }),
      { numRuns: 50 },
    );
  });
});
