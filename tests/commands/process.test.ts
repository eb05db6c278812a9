import { describe, expect, test } from "vitest";
import { FIGURE_1, IRIS, ROOT, Shell } from "../support/shell.ts";

// What only a process has; every other command is tested in ours, where it takes a second less.
const shell = new Shell();

describe("exit codes, and what goes to which stream", () => {
  test("0: the answer alone on stdout, through npm from another folder", async () => {
    const words = ["--prefix", ROOT, "run", "--silent", "dualrail", "--", "compile", FIGURE_1, "--json"];
    const { code, stdout, stderr } = await shell.run("npm", ...words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.endsWith("}\n")).toBe(true);
    expect(JSON.parse(stdout).reactions.total).toBe(16);
  });

  test("1: the input is refused, with nothing on stdout", async () => {
    expect(await shell.start(["compile", "missing.json", "--json"])).toEqual({
      code: 1,
      stdout: "",
      stderr: "missing.json: no such file or folder.\n",
    });
  });

  test("2: wrong usage, with nothing on stdout", async () => {
    const run = await shell.start(["compile", FIGURE_1, "--reduce", "more"]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("--reduce");
  });
});

describe.skipIf(process.platform === "win32")("pipes", () => {
  test("bytes arrive whole", async () => {
    const words = ["compile", FIGURE_1, "--to", "omex"];
    expect((await shell.piped(words, `cat > '${shell.folder}/piped.omex'`)).code).toBe(0);
    await shell.dualrail(...words, "-o", "written.omex");
    expect(shell.bytes("piped.omex")).toEqual(shell.bytes("written.omex"));
  });

  test("a reader that has seen enough ends the program without a word", async () => {
    const times = Array.from({ length: 20_000 }, (_, i) => i).join(",");
    const words = ["simulate", FIGURE_1, "--input", "3,1", "--times", times, "--t-end", "20000", "--json"];
    const { stdout, stderr } = await shell.piped(words, "head -c 9");
    expect({ stdout, stderr }).toEqual({ stdout: '{"outputs', stderr: "" });
  });
});

test("Ctrl-C keeps what is done", async () => {
  const words = ["experiment", "ensemble", IRIS, "--input", "5.1,3.5,1.4,0.2", "--members", "1000000"];
  // Before the command has begun, the signal ends the program as usual, and soon after it nothing is done
  // yet: then it comes later.
  let done = { members: 0, stopped: false };
  for (let wait = 1500; done.members === 0 && wait < 30_000; wait *= 2) {
    const run = await shell.start([...words, "--workers", "1", "--json"], wait);
    if (run.code === null) continue;
    expect(run.code).toBe(0);
    done = JSON.parse(run.stdout);
  }
  expect(done.stopped).toBe(true);
  expect(done.members).toBeGreaterThan(0);
  expect(done.members).toBeLessThan(1_000_000);
});
