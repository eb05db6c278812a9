import { beforeEach, expect, test } from "vitest";
import { useDocument } from "../../../app/store/document.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { useRun } from "../../../app/store/run.ts";
import { openNetwork, Watch } from "../../../app/train/watch.ts";
import { createEngine } from "../../../src-worker/engine.ts";
import type { NetworkDocument } from "../../../src-worker/model/document.ts";

const trained = await createEngine().trainOrigin(
  { kind: "builtIn", key: 1, name: "xor" },
  { hidden: [2], epochs: 5, restarts: 1 },
  null,
);
if (!trained.ok) throw new Error(trained.problem.message);
const { document: final } = trained.value;

/** Another object each time, as they come from the worker. */
const network = (): NetworkDocument => ({ ...final });

beforeEach(() => {
  useDocument.getState().restore(FIGURE_1, "a", 0);
  useRun.getState().patch({ status: "settled", input: [3, 1], example: 0 });
});

const steps = () => useDocument.getState().past.map(({ label }) => label);

test("a hundred networks and the finished one are one undo step, and undo brings back what was there", () => {
  const watch = new Watch([]);
  for (let n = 0; n < 100; n++) expect(watch.tell(network())).toBe("shown");
  expect(watch.finish(final, true)).toBe("shown");
  expect(useDocument.getState().document).toBe(final);
  expect(steps()).toEqual(["Train XOR 2-2-2"]);
  expect(useRun.getState().input).toEqual([-1, -1]);
  useDocument.getState().undo();
  expect(useDocument.getState().document).toBe(FIGURE_1);
  expect(useDocument.getState().record).toBe("a");
});

test("a network waits while the last one is being simulated", () => {
  const watch = new Watch([]);
  watch.tell(network());
  const { document } = useDocument.getState();
  useRun.getState().patch({ status: "running" });
  watch.tell(network());
  expect(useDocument.getState().document).toBe(document);
  expect(watch.finish(final, true)).toBe("shown");
  expect(useDocument.getState().document).toBe(final);
});

test("what the person shows instead is left alone: after undo, after an edit", () => {
  const watch = new Watch([]);
  watch.tell(network());
  useDocument.getState().undo();
  expect(watch.tell(network())).toBe("left");
  expect(watch.finish(final, true)).toBe("left");
  expect(useDocument.getState().document).toBe(FIGURE_1);
  expect(useDocument.getState().future).toHaveLength(1);

  const other = new Watch([]);
  other.tell(network());
  useDocument.getState().edit("Rename network", (shown) => ({ ...shown, name: "mine" }));
  expect(other.finish(final, true)).toBe("left");
  expect(useDocument.getState().document.name).toBe("mine");
});

test("not watched, the finished network waits to be used: one step", () => {
  const watch = new Watch([]);
  expect(watch.finish(final, false)).toBe("beside");
  expect(steps()).toEqual([]);
  openNetwork(final, []);
  expect(steps()).toEqual(["Train XOR 2-2-2"]);
});

test("trained before it could be watched, it is shown all the same", () => {
  expect(new Watch([]).finish(final, true)).toBe("shown");
  expect(useDocument.getState().document).toBe(final);
});

test("a network without examples starts from the first row of its data", () => {
  const { examples: _, ...bare } = final;
  openNetwork(bare, [0.5, -2]);
  expect(useRun.getState().input).toEqual([0.5, -2]);
});
