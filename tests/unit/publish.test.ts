import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { HEADER_POLICY, POLICY } from "../../app/build/policy.ts";

const ROOT = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

test("the headers for hosts and the README state one policy, the page's but for what fetches a ?url=", () => {
  expect(read("public/_headers")).toContain(`Content-Security-Policy: ${HEADER_POLICY}\n`);
  expect(read("README.md")).toContain(HEADER_POLICY);
  expect(HEADER_POLICY.replace(" https:", "")).toBe(POLICY);
  expect(POLICY).not.toContain("https:");
});

test("the citation names the version of package.json", () => {
  const { version } = JSON.parse(read("package.json")) as { version: string };
  expect(read("CITATION.cff")).toContain(`\nversion: ${version}\n`);
});

test("the manifest's addresses are relative and its icons exist in the sizes it says", () => {
  const manifest = JSON.parse(read("public/manifest.webmanifest")) as {
    start_url: string;
    scope: string;
    icons: { src: string; sizes: string }[];
  };
  expect([manifest.start_url, manifest.scope]).toEqual(["./", "./"]);
  for (const { src, sizes } of manifest.icons) {
    const bytes = readFileSync(join(ROOT, "public", src));
    if (sizes === "any") continue;
    // Width and height stand in a PNG's first chunk.
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
  }
});

test("every browser test watches that no request leaves the origin", () => {
  const specs = readdirSync(join(ROOT, "tests/e2e")).filter((name) => name.endsWith(".spec.ts"));
  const unwatched = specs.filter((name) =>
    /import \{[^}]*\b(?<!type )test\b[^}]*\} from "@playwright\/test"/.test(read(`tests/e2e/${name}`)),
  );
  expect(specs.length).toBeGreaterThan(20);
  expect(unwatched).toEqual([]);
  // A person agrees to it there.
  expect(specs.filter((name) => /\bmayLeave\b/.test(read(`tests/e2e/${name}`)))).toEqual(["share.spec.ts"]);
});
