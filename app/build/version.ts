import { readFileSync } from "node:fs";

/** What `define` puts in place of the names in `app/version.ts`. */
export function versionNames(root: string): Record<string, string> {
  const { version } = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as { version: string };
  // Builds that must be the same byte for byte say when by themselves.
  const seconds = process.env.SOURCE_DATE_EPOCH;
  const built = seconds ? new Date(Number(seconds) * 1000) : new Date();
  return {
    __VERSION__: JSON.stringify(version),
    __BUILT__: JSON.stringify(built.toISOString().slice(0, 10)),
  };
}
