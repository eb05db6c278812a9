import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainFile } from "../../../app/files/plainText.ts";
import { compileNetwork } from "../../../src-worker/compile/compile.ts";
import { parseCrnText } from "../../../src-worker/formats/crnTextParser.ts";
import { readStored } from "../../../src-worker/formats/stored.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import { railValue } from "../../../src-worker/model/crn.ts";
import {
  compiledFace,
  faceOf,
  inputsOf,
  outputsOf,
  statedInput,
  withFaceInput,
} from "../../../src-worker/model/crnFace.ts";
import { withInputs } from "../../../src-worker/model/crnInputs.ts";
import {
  crnDocumentOf,
  documentOfCrn,
  documentOfUnread,
  unreadIn,
  withDraft,
  withReactions,
  withSystem,
} from "../../../src-worker/model/shownDocument.ts";
import { storeDocument, storeExamples } from "../../../src-worker/model/stored.ts";
import { networkDocuments } from "../../fixtures/arbitraries.ts";

const read = (text: string) => {
  const result = parseCrnText(text, "Test");
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

const RAILS = `Ap @initial 3\nAn @initial 1\nAp -> Yp\nAn -> Yn\nYp + Yn -> W
#! dualrail input "a" = Ap - An
#! dualrail output "y" = Yp - Yn`;

describe("the face of a CRN", () => {
  it("has the declared inputs and outputs, and one unit for each other species", () => {
    const face = faceOf(read(RAILS));
    expect(face.inputs).toEqual(["a"]);
    expect(face.outputs).toEqual(["y"]);
    expect(face.layers[0]?.units).toEqual(["W"]);
  });

  it("takes filled species as inputs where none are declared, and all species of a small CRN as outputs", () => {
    const crn = read("A @initial 2\nA + B -> C");
    expect(inputsOf(crn).map(({ name }) => name)).toEqual(["A"]);
    expect(outputsOf(crn).map(({ name }) => name)).toEqual(["A", "B", "C"]);
    expect(inputsOf(read("A + B -> C")).map(({ name }) => name)).toEqual(["A", "B"]);
  });

  it("shows the ends of a larger CRN", () => {
    const crn = read(Array.from({ length: 30 }, (_, i) => `S${i} -> S${i + 1}`).join("\n"));
    expect(outputsOf(crn).map(({ name }) => name)).toEqual(["S30"]);
  });

  it("keeps what both rails of an input share, and gives the stated start back for the stated input", () => {
    const crn = read(RAILS);
    expect(statedInput(crn)).toEqual([2]);
    const compiled = compiledFace(crn, "Test");
    expect(Array.from(withFaceInput(compiled, [2]).initial)).toEqual(Array.from(crn.initial));
    const moved = withFaceInput(compiled, [-5]);
    expect(railValue(inputsOf(crn)[0]!, moved.initial)).toBe(-5);
    expect(moved.initial[0]).toBe(1);
  });

  it("for any compiled network: the input vector written into its reactions is read off them", () => {
    fc.assert(
      fc.property(networkDocuments, fc.integer({ min: -4, max: 4 }), ({ network }, seed) => {
        const input = network.inputs.map((_, i) => ((i + seed) % 5) - 2);
        const compiled = compileNetwork("", network, DEFAULT_COMPILE_OPTIONS);
        if (!compiled.ok) throw new Error(compiled.problem.message);
        const crn = withInputs(compiled.value.crn, input);
        expect(statedInput(crn)).toEqual(input.map((x) => x + 0));
        expect(withFaceInput(compiledFace(crn, ""), input).initial).toEqual(crn.initial);
        expect(faceOf(crn).inputs).toEqual(network.inputs);
      }),
      { numRuns: 50 },
    );
  });
});

describe("a document of reactions", () => {
  const text = "A @initial 2\nA -> B";
  const document = documentOfCrn({ crn: read(text), text }, "Test", [read("C -> D")]);

  it("is kept and found again, its draft too", () => {
    const edited = withDraft(document, `${text} +`);
    const stored = structuredClone({
      document: storeDocument(edited),
      examples: storeExamples(edited.examples),
    });
    expect(stored.document).not.toHaveProperty("network");
    expect(readStored(stored)).toEqual({ ok: true, value: edited });
  });

  it("is kept as a text of which nothing could be read yet, and handed out as it is", () => {
    for (const [name, own] of [
      ["mine.crn", true],
      ["mine.wls", false],
    ] as const) {
      const unread = documentOfUnread({ name, text: "A -> -> B", own }, "Mine");
      const stored = structuredClone({ document: storeDocument(unread), examples: null });
      expect(readStored(stored)).toEqual({ ok: true, value: unread });
      expect(plainFile(unread)).toEqual({ name: name, text: "A -> -> B" });
      expect(unreadIn(withReactions(unread, read("A -> B"), "A -> B"))).toBeNull();
    }
  });

  it("is refused where it was tampered with", () => {
    const tampered = (change: (crn: Record<string, unknown>) => void) => {
      const stored = structuredClone({ document: storeDocument(document), examples: null });
      change(stored.document.reactions!.crn as unknown as Record<string, unknown>);
      return readStored(stored).ok;
    };
    expect(tampered(() => {})).toBe(true);
    expect(tampered((crn) => (crn.rate = Float64Array.of(-1)))).toBe(false);
    expect(tampered((crn) => (crn.initial = Float64Array.of(1)))).toBe(false);
    expect(
      tampered(
        (crn) =>
          (crn.products = {
            start: Int32Array.of(0, 9),
            species: Int32Array.of(7),
            coefficient: Float64Array.of(1),
          }),
      ),
    ).toBe(false);
    expect(tampered((crn) => (crn.dualRail = [{ name: "y", plus: 12, minus: -1, role: "output" }]))).toBe(
      false,
    );
    expect(tampered((crn) => ((crn.species as { ids: unknown[] }).ids = ["A", "<b>"]))).toBe(false);
  });

  it("runs what was read last while the text cannot be read", () => {
    const draft = withDraft(document, "A ->");
    expect(draft.reactions?.crn).toBe(document.reactions?.crn);
    const mended = withReactions(draft, read("A -> C"), "A -> C");
    expect(mended.reactions).toMatchObject({ text: "A -> C", draft: null });
    expect(mended.network.outputs).toEqual(["A", "C"]);
  });

  it("takes a name that the text begins to state, and keeps the person's own otherwise", () => {
    const named = '#! name "Mine"\nA -> B';
    expect(withReactions(document, read(named), named).name).toBe("Mine");
    expect(withReactions({ ...document, name: "Own" }, read("A -> C"), "A -> C").name).toBe("Own");
  });

  it("goes to another system of its file and back", () => {
    const other = withSystem(document, 0);
    expect(other.reactions?.crn.species.ids).toEqual(["C", "D"]);
    expect(withSystem(other, 0).reactions?.crn).toBe(document.reactions?.crn);
    expect(withSystem(document, 5)).toBe(document);
  });

  it("gives its file back", () => {
    expect(crnDocumentOf(document)).toMatchObject({ text, crn: { name: "Test" } });
  });
});
