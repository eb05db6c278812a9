import { readCrnDocument } from "../../src-worker/formats/crnJson.ts";
import type { Crn } from "../../src-worker/model/crn.ts";
import { ok, type Result } from "../../src-worker/model/problem.ts";

/** The reactions of a `*.crn.json` text alone. */
export function readCrnJson(text: string): Result<Crn> {
  const document = readCrnDocument(text, "Untitled");
  return document.ok ? ok(document.value.crn) : document;
}
