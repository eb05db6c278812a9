import fc from "fast-check";
import { expect, test } from "vitest";
import {
  asksServerFirst,
  cacheName,
  cachePrefix,
  fileOf,
  isOurs,
} from "../../../app/serviceWorker/precache.ts";

const SCOPE = "https://example.org/tools/dualrail/";
const name = fc.string({ unit: fc.constantFrom(..."ab0_ ()é%+-"), minLength: 1, maxLength: 8 });

test("an address below the scope means the file at its path, whatever its query and hash", () => {
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 1, maxLength: 3 }),
      fc.string({ unit: fc.constantFrom(..."a=1&/#"), maxLength: 8 }),
      (parts, query) => {
        const path = parts.join("/");
        const url = new URL(`${SCOPE}${parts.map(encodeURIComponent).join("/")}?${query}#x`);
        expect(fileOf(url.href, SCOPE)).toBe(path);
      },
    ),
  );
});

test("a folder means its index; other origins and paths mean nothing", () => {
  expect(fileOf(SCOPE, SCOPE)).toBe("index.html");
  expect(fileOf(`${SCOPE}?embed=1#N1…`, SCOPE)).toBe("index.html");
  expect(fileOf(`${SCOPE}lessons/`, SCOPE)).toBe("lessons/index.html");
  expect(fileOf("https://example.org/tools/", SCOPE)).toBeNull();
  expect(fileOf(`${SCOPE}%E0%A4`, SCOPE)).toBeNull();
  expect(fileOf("https://example.com/tools/dualrail/index.html", SCOPE)).toBeNull();
  expect(fileOf("http://example.org/tools/dualrail/index.html", SCOPE)).toBeNull();
});

test("builds in different folders never share a store, and a store is found by its prefix", () => {
  const below = `${SCOPE}old/`;
  expect(cacheName(SCOPE, "1").startsWith(cachePrefix(SCOPE))).toBe(true);
  expect(cacheName(below, "1").startsWith(cachePrefix(SCOPE))).toBe(false);
});

test("only on a loopback address does the server go before what was kept", () => {
  const first = ["http://localhost:4173/", "http://127.0.0.1:4173/x/", "http://[::1]:4173/"];
  expect(first.map(asksServerFirst)).toEqual([true, true, true]);
  expect([SCOPE, "https://localhost.example.org/"].map(asksServerFirst)).toEqual([false, false]);
});

test("the page in index.html is known as ours", async () => {
  const { readFileSync } = await import("node:fs");
  expect(isOurs(readFileSync("index.html", "utf8"))).toBe(true);
  expect(isOurs("<title>Another project</title>")).toBe(false);
});
