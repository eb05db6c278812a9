import { expect, test } from "vitest";
import { encodeText, MAX_FILE_BYTES } from "../../../src-worker/formats/bytes.ts";
import { formatInfos, formatOfName, openFile, writeFile } from "../../../src-worker/formats/registry.ts";
import { FORMATS } from "../../../src-worker/formats/table.ts";
import { GOOD_CRN_TEXT } from "../../fixtures/bad-crns.ts";
import { GOOD_TEXT } from "../../fixtures/bad-networks.ts";

const source = (name: string, text: string) => ({ name, bytes: encodeText(text) });

test.each([
  ["figure1.dualrail.json", GOOD_TEXT, "network"],
  ["figure1.txt", GOOD_TEXT, "network"],
  ["no extension", GOOD_TEXT, "network"],
  ["wrong.crn", GOOD_TEXT, "network"],
  ["with a byte-order mark.json", `\u{feff}${GOOD_TEXT}`, "network"],
  ["min.crn.json", GOOD_CRN_TEXT, "crn"],
  ["min.json", GOOD_CRN_TEXT, "crn"],
  ["min.crn", "A + B -> C", "crn"],
  ["min.txt", "# my reactions\n\nA @initial 3\nA + B -> C [k = 2]\n", "crn"],
  ["MIN.CRN", "A + B <=> C", "crn"],
])("%s opens by what it holds", async (name, text, kind) => {
  expect(await openFile(source(name, text))).toMatchObject({ ok: true, value: { kind } });
});

const endings = (kind: string) =>
  [...new Set(formatInfos().flatMap(({ reads, extensions }) => (reads === kind ? extensions : [])))].join(
    ", ",
  );
const READABLE = `It reads networks (${endings("network")}) and CRNs (${endings("crn")}).`;

test.each([
  ["photo.png", "\u{89}PNG\r\n\0\0\0", `photo.png: This is no file that Dualrail can read. ${READABLE}`],
  ["letter.txt", "Dear reader,\n", `letter.txt: This is no file that Dualrail can read. ${READABLE}`],
  ["empty.json", "", "empty.json: The file is empty. Choose another."],
  [
    "cut.json",
    '{"a": 1',
    'cut.json: Line 1, column 8: expected "," or "}", but the file ends here; it may be cut off.',
  ],
  ["other.json", '{"a": 1}', 'other.json: "format" is missing. It must be "dualrail-network".'],
  ["a.crn", "A => B", 'a.crn: Line 1: "A => B" has no arrow. Write a reaction such as A + B -> C [k = 1].'],
])("%s is refused with a sentence", async (name, text, message) => {
  const result = await openFile(source(name, text));
  expect(result).toMatchObject({ ok: false, problem: { message, where: { file: name } } });
});

test("bytes that are no UTF-8 are refused with their line", async () => {
  const bytes = Uint8Array.from([...encodeText('{\n"name": "'), 0xff, ...encodeText('" }')]);
  expect(await openFile({ name: "a.json", bytes })).toMatchObject({
    problem: {
      message: "a.json: The file is not UTF-8 text. Save it as UTF-8 and open it again.",
      where: { line: 2 },
    },
  });
});

test("a file above the limit is refused unread", async () => {
  const bytes = new Uint8Array(MAX_FILE_BYTES + 1);
  expect(await openFile({ name: "a.json", bytes })).toMatchObject({
    problem: {
      message: "a.json: The file has 65 MB; at most 64 MB are read. Split it or use a packed format.",
    },
  });
});

test("a format can be asked for", async () => {
  expect(await openFile(source("a", "A -> B"), "crn-text")).toMatchObject({ ok: true });
  expect(await openFile(source("a", "A -> B"), "pdf")).toMatchObject({
    problem: {
      message: `a: The format "pdf" cannot be read. Choose one of: ${formatInfos()
        .filter(({ reads }) => reads !== null)
        .map(({ id }) => id)
        .join(", ")}.`,
    },
  });
});

test("everything that opens can be written and opened again", async () => {
  for (const [text, formats] of [
    [GOOD_TEXT, ["dualrail-network"]],
    [GOOD_CRN_TEXT, ["dualrail-crn", "crn-text"]],
  ] as const) {
    const opened = await openFile(source("a.json", text));
    if (!opened.ok) throw new Error(opened.problem.message);
    for (const format of formats) {
      const written = await writeFile(opened.value, format);
      if (!written.ok) throw new Error(written.problem.message);
      const again = await openFile({ name: "other", bytes: written.value });
      // Reaction text keeps the very lines a person wrote.
      const lines = format === "crn-text" ? { text: new TextDecoder().decode(written.value) } : {};
      expect(again).toStrictEqual({ ...opened, value: { ...opened.value, ...lines } });
    }
  }
});

test("a format that cannot hold the content says so", async () => {
  const network = await openFile(source("a", GOOD_TEXT));
  const crn = await openFile(source("a", GOOD_CRN_TEXT));
  if (!network.ok || !crn.ok) throw new Error("the good files must open");
  expect(await writeFile(network.value, "crn-text")).toMatchObject({
    problem: { message: "Reaction text holds a CRN, and this is a network. Compile it first." },
  });
  const ids = FORMATS.filter(({ writes }) => writes === "crn").map(({ id }) => id);
  expect(await writeFile(crn.value, "dualrail-network")).toMatchObject({
    problem: {
      message: `Dualrail network holds a network, and this is a CRN. Choose one of: ${ids.join(", ")}.`,
    },
  });
  expect(await writeFile(crn.value, "trajectory-npz")).toMatchObject({
    problem: {
      message: "Trajectory, NumPy holds the curves of a run, and this is a CRN. Simulate it first.",
    },
  });
  expect(await writeFile(crn.value, "pdf")).toMatchObject({ problem: { code: "unknown-format" } });
});

test("the table is consistent and its code does what it says", async () => {
  expect(new Set(FORMATS.map((f) => f.id)).size).toBe(FORMATS.length);
  for (const format of FORMATS) {
    const module = await format.load();
    expect([format.id, !!module.read, !!module.write]).toEqual([
      format.id,
      format.reads !== null,
      format.writes !== null,
    ]);
    expect(format.extensions.every((extension) => /^\.[a-z0-9.]+$/.test(extension))).toBe(true);
    expect(format.carries).toMatch(/^[A-Z].*\.$/);
  }
  expect(structuredClone(formatInfos())).toEqual(formatInfos());
});

test("the longest extension names the format", () => {
  expect(formatOfName("a/B.CRN.JSON", "writes")?.id).toBe("dualrail-crn");
  expect(formatOfName("a.json", "writes")?.id).toBe("dualrail-network");
  expect(formatOfName("a.crn", "writes")?.id).toBe("crn-text");
  expect(formatOfName("a.png", "writes")).toBeNull();
  expect(formatOfName("a.m", "writes")?.id).toBe("matlab");
  expect(formatOfName("a.xml", "writes")?.id).toBe("sbml");
});
