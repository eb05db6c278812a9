import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { compileNetwork, reportOn } from "../../../src-worker/compile/compile.ts";
import type { Compilation, Listener, SimulateJob } from "../../../src-worker/engine.ts";
import type { CompileOptions } from "../../../src-worker/model/compiled.ts";
import { setBias } from "../../../src-worker/model/edit.ts";
import type { Network } from "../../../src-worker/model/network.ts";
import { fail, ok, type Result } from "../../../src-worker/model/problem.ts";
import type { Simulation, SimulationProgress } from "../../../src-worker/model/simulation.ts";

/** A call of `simulate` that waits for the test to answer it. */
interface Call {
  readonly job: SimulateJob;
  readonly listen: Listener<SimulationProgress>;
  answer(result: Result<Simulation>): void;
  reject(reason: Error): void;
}

const calls: Call[] = [];
let refusal: string | null = null;
let compiled = 0;
const restartEngine = vi.fn();
class EngineLost extends Error {
  readonly crashed: boolean;
  constructor(crashed: boolean) {
    super();
    this.crashed = crashed;
  }
}

vi.mock("../../../app/engine/client.ts", () => ({
  EngineLost,
  startEngine: () => undefined,
  onEngineCrash: () => () => undefined,
  restartEngine: () => restartEngine(),
  engine: {
    compile: async (
      name: string,
      network: Network,
      options: CompileOptions,
    ): Promise<Result<Compilation>> => {
      compiled++;
      if (refusal) return fail("refused", refusal);
      const result = compileNetwork(name, network, options);
      if (!result.ok) return result;
      return ok({ compiled: result.value, report: reportOn(result.value) });
    },
    simulate: (job: SimulateJob, listen: Listener<SimulationProgress>) =>
      new Promise((answer, reject) => calls.push({ job, listen, answer, reject })),
  },
}));

function simulation(change: Partial<Simulation> = {}): Simulation {
  return {
    outputs: [],
    winner: -1,
    networkWinner: -1,
    completion90: null,
    slow: null,
    trajectory: { times: Float64Array.of(0, 50), species: new Int32Array(0), curves: [] },
    overview: null,
    finalState: new Float64Array(0),
    statistics: { steps: 1, rejected: 0, sweeps: 1, prepareMs: 0, wallMs: 1 },
    stopped: false,
    tReached: 50,
    rate: new Float64Array(0),
    ...change,
  };
}

function progress(job: SimulateJob, t: number): SimulationProgress {
  const curves = (job.record === "all" ? 21 : 2) as number;
  return {
    t,
    tEnd: 50,
    from: 0,
    times: Float64Array.of(0, t),
    curves: Array.from({ length: curves }, () => Float64Array.of(0, 1)),
  };
}

/** Starts a session on Figure 1 with stores of its own, and waits for its first call. */
async function start() {
  const session = await import("../../../app/engine/session.ts");
  const { useRun } = await import("../../../app/store/run.ts");
  const { useDocument } = await import("../../../app/store/document.ts");
  session.startSession();
  await settle();
  return { ...session, run: useRun.getState, document: useDocument.getState };
}

/** Lets promises and the next animation frame pass, no more than 20 ms. */
async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(20);
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  vi.stubGlobal("document", { hidden: false });
  vi.stubGlobal("requestAnimationFrame", (then: () => void) => setTimeout(then, 16));
  calls.length = 0;
  compiled = 0;
  refusal = null;
  restartEngine.mockClear();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the session", () => {
  it("compiles and simulates Figure 1 without being asked, and shows no status when that is quick", async () => {
    const { run } = await start();
    expect(calls).toHaveLength(1);
    expect(calls[0]?.job.input).toEqual([3, 1]);
    expect(run().status).toBe("idle");
    calls[0]?.answer(ok(simulation()));
    await settle();
    expect(run()).toMatchObject({ status: "settled", stale: false, problem: null, tReached: 50 });
    expect(run().compilation?.report.reactions.total).toBe(16);
  });

  it("shows status, reactions and growing curves once a run is slow", async () => {
    const { run } = await start();
    const { listen, job } = calls[0] as Call;
    expect(listen(progress(job, 1))).toBe(true);
    expect(run().trajectory).toBeNull();
    await vi.advanceTimersByTimeAsync(150);
    expect(run().status).toBe("running");
    expect(run().compilation).not.toBeNull();
    listen(progress(job, 7));
    expect(run().tReached).toBe(7);
    expect(Array.from(run().trajectory?.times ?? [])).toEqual([0, 7]);
  });

  it("answers many changes with one more run, on the newest input, and drops the stopped one", async () => {
    const { run } = await start();
    for (const x of [1, 2, 4]) run().patch({ input: [x, 0] });
    const { listen, job, answer } = calls[0] as Call;
    // A run that is nearly over may end: its curves are newer than those on show.
    expect(listen(progress(job, 1))).toBe(true);
    await vi.advanceTimersByTimeAsync(500);
    expect(listen(progress(job, 1))).toBe(false);
    answer(ok(simulation({ stopped: true, tReached: 1 })));
    await settle();
    expect(run().simulation).toBeNull();
    expect(calls).toHaveLength(2);
    expect(calls[1]?.job.input).toEqual([4, 0]);
    expect(compiled).toBe(1);
  });

  it("shows a whole answer to an older input: it is newer than what is shown", async () => {
    const { run } = await start();
    run().patch({ input: [9, 9] });
    calls[0]?.answer(ok(simulation({ winner: 7 })));
    await settle();
    expect(run().simulation?.winner).toBe(7);
    expect(calls).toHaveLength(2);
  });

  it("drops a whole answer about another network", async () => {
    const { run, document } = await start();
    document().edit("Type bias", (d) => setBias(d, { layer: 1, index: 0 }, 2));
    calls[0]?.answer(ok(simulation()));
    await settle();
    expect(run().simulation).toBeNull();
    expect(compiled).toBe(2);
    calls[1]?.answer(ok(simulation({ winner: 1 })));
    await settle();
    expect(run().simulation?.winner).toBe(1);
  });

  it("keeps what was computed when a person stops", async () => {
    const { run, requestStop } = await start();
    requestStop();
    const { listen, job, answer } = calls[0] as Call;
    expect(listen(progress(job, 3))).toBe(false);
    answer(ok(simulation({ stopped: true, tReached: 3 })));
    await settle();
    expect(run()).toMatchObject({ status: "stopped", tReached: 3 });
    expect(calls).toHaveLength(1);
  });

  it("runs again when asked right after a stop, before the stopped run has come back", async () => {
    const { run, requestStop, requestRun } = await start();
    requestStop();
    requestRun();
    calls[0]?.answer(ok(simulation({ stopped: true, tReached: 3 })));
    await settle();
    expect(calls).toHaveLength(2);
    calls[1]?.answer(ok(simulation()));
    await settle();
    expect(run()).toMatchObject({ status: "settled", tReached: 50 });
  });

  it("drops what was asked for before a stop", async () => {
    const { run, requestStop } = await start();
    run().patch({ input: [9, 9] });
    requestStop();
    calls[0]?.answer(ok(simulation({ stopped: true, tReached: 3 })));
    await settle();
    expect(calls).toHaveLength(1);
    expect(run().status).toBe("stopped");
  });

  it("replaces a worker that does not answer a stop within a second", async () => {
    const { run, requestStop } = await start();
    await vi.advanceTimersByTimeAsync(200);
    requestStop();
    restartEngine.mockImplementationOnce(() => calls[0]?.reject(new EngineLost(false)));
    await vi.advanceTimersByTimeAsync(900);
    expect(restartEngine).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(restartEngine).toHaveBeenCalledTimes(1);
    expect(run()).toMatchObject({ status: "stopped", problem: null });
  });

  it("keeps the old reactions when a network is refused, and says why", async () => {
    const { run, document } = await start();
    calls[0]?.answer(ok(simulation()));
    await settle();
    const before = run().compilation;
    refusal = "Layer 2 grows beyond 2^53.";
    document().edit("Type bias", (d) => setBias(d, { layer: 1, index: 0 }, 2));
    await settle();
    expect(run()).toMatchObject({ status: "failed", compilation: before, problem: { message: refusal } });
    refusal = null;
    document().undo();
    await settle();
    calls.at(-1)?.answer(ok(simulation()));
    await settle();
    expect(run()).toMatchObject({ status: "settled", problem: null });
  });

  it("says that the engine crashed and runs again when asked", async () => {
    const { run, requestRun } = await start();
    calls[0]?.reject(new EngineLost(true));
    await settle();
    expect(run()).toMatchObject({ status: "failed", problem: { code: "engine-crashed" } });
    requestRun();
    await settle();
    expect(calls).toHaveLength(2);
  });

  it("keeps ghosts while only rate constants change", async () => {
    const { run } = await start();
    const ghosts = [{ label: "k = 1", trajectory: simulation().trajectory }];
    run().patch({ ghosts, settings: { ...run().settings, rates: { kind: "uniform", k: 2 } } });
    expect(run().ghosts).toBe(ghosts);
    run().patch({ input: [0, 0] });
    expect(run().ghosts).toEqual([]);
  });
});
