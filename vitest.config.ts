import { defineConfig } from "vitest/config";

/** Measures the memory of its own process, which no other file may have grown before. */
const ALONE = "tests/unit/formats/weightFuzz.test.ts";

export default defineConfig({
  test: {
    // Every core: nobody watches the tests of one run.
    maxWorkers: "100%",
    testTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: ["tests/{unit,property,commands}/**/*.test.{ts,tsx}"],
          exclude: [ALONE],
          // One process loads each module once for all its files: a third of the time. Tests set up the
          // state they need; `npx vitest run --sequence.shuffle.files` shows one that does not.
          isolate: false,
        },
      },
      { extends: true, test: { name: "alone", include: [ALONE] } },
    ],
  },
});
