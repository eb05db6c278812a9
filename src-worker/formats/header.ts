import { fail, ok, type Result } from "../model/problem.ts";
import { show } from "./show.ts";

/** A JSON object from a file. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Checks "format" and "version". Errors: "format", "version", "newer-version". */
export function checkVersion(raw: Fields, format: string, newest: number): Result<null> {
  if (raw.format !== format) {
    const found = raw.format === undefined ? `"format" is missing` : `"format" is ${show(raw.format)}`;
    return fail("format", `${found}. It must be "${format}".`, { field: "format" });
  }
  const { version } = raw;
  if (typeof version !== "number" || !Number.isSafeInteger(version) || version < 1) {
    const found = version === undefined ? "is missing" : `is ${show(version)}`;
    return fail("version", `"version" ${found}. A version is a whole number; the newest is ${newest}.`, {
      field: "version",
    });
  }
  if (version > newest) {
    const message = `The file has version ${version} of its format and this Dualrail reads up to version ${newest}. Open it with a newer Dualrail.`;
    return fail("newer-version", message, { field: "version" });
  }
  return ok(null);
}
