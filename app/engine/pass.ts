import type { Compilation } from "../../src-worker/engine.ts";
import type { CompileOptions } from "../../src-worker/model/compiled.ts";
import { compiledFace, withFaceInput } from "../../src-worker/model/crnFace.ts";
import { prepare } from "../../src-worker/model/document.ts";
import type { Network } from "../../src-worker/model/network.ts";
import { ok, type Problem, type Result } from "../../src-worker/model/problem.ts";
import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import type { Simulation, SimulationProgress } from "../../src-worker/model/simulation.ts";
import { useDocument } from "../store/document.ts";
import { type RunStatus, useRun } from "../store/run.ts";
import { useView } from "../store/view.ts";
import { text } from "../ui/text.ts";
import { EngineLost, engine } from "./client.ts";
import { growTrajectory } from "./growing.ts";
import { planRecord, sameSpecies } from "./plan.ts";

/** Work that takes less than this shows neither a status nor partial curves: no flicker. */
const QUIET_MS = 150;

/** One pass of compiling and simulating. */
export interface Pass {
  /** Set to ask the worker to come back with what it has. */
  stop: boolean;
  /** The person pressed Stop: what was computed is shown. */
  stoppedByHand: boolean;
  /** False once document, inputs or settings moved on. */
  isNewest(): boolean;
}

type Store = ReturnType<typeof useRun.getState>;

/** The newest answer of `compile`, shown or not yet, and what it was compiled from. */
let latest: { network: Network; options: CompileOptions; compilation: Compilation } | null = null;
let everything = true;

/** False while only some species are recorded, so that a new selection needs a new run. */
export function recordsEverything(): boolean {
  return everything;
}

/** Compiles where the network or the options changed, then simulates. Never throws. */
export async function runPass(pass: Pass): Promise<void> {
  const status = quietStatus();
  try {
    const compilation = await compileLatest(status);
    if (!compilation) return;
    if (pass.stop) return;
    if (compilation.compiled.crn.species.count === 0) return showNothing(compilation);
    status.enter("running", compilation);
    const simulation = await simulate(pass, compilation, status);
    if (simulation) show(pass, compilation, simulation);
  } catch (error) {
    lost(error);
  } finally {
    status.end();
    const { status: now } = useRun.getState();
    if (pass.stoppedByHand && pass.isNewest() && (now === "running" || now === "compiling")) {
      patch({ status: "stopped", stale: true });
    }
  }
}

async function compileLatest(status: QuietStatus): Promise<Compilation | null> {
  const { document } = useDocument.getState();
  const { options } = useRun.getState();
  const { network } = document;
  if (latest && latest.network === network && latest.options === options) return latest.compilation;
  status.enter("compiling", null);
  const result = await compile(document, options);
  if (!result.ok) {
    refuse(result.problem);
    return null;
  }
  latest = { network, options, compilation: result.value };
  return result.value;
}

/** Reactions are compiled already: they are counted and certified. */
async function compile(document: ShownDocument, options: CompileOptions): Promise<Result<Compilation>> {
  const { name, network, reactions } = document;
  if (!reactions) return engine.compile(name, network, options);
  const compiled = compiledFace(reactions.crn, name);
  return ok({ compiled, report: { ...(await engine.report(compiled.crn)), name } });
}

async function simulate(
  pass: Pass,
  compilation: Compilation,
  status: QuietStatus,
): Promise<Simulation | null> {
  const { document } = useDocument.getState();
  const { input, settings, options } = useRun.getState();
  const { network } = document;
  if (latest?.network !== network || latest.options !== options) return null;
  const plan = planRecord(compilation.compiled, settings, useView.getState().selectedUnits);
  everything = plan.record === "all";
  const growing = growTrajectory(plan.species, settings.times?.length ?? settings.samples);
  const listen = (progress: SimulationProgress) => {
    growing.add(progress);
    if (status.loud() && pass.isNewest() && growing.length > 1) {
      patch({ ...shown(compilation), trajectory: growing.snapshot(), tReached: progress.t });
    }
    return !pass.stop;
  };
  const job = {
    settings,
    record: plan.record,
    ...(plan.overview === null ? {} : { overview: plan.overview }),
  };
  const result = document.reactions
    ? await engine.simulateCrn({ ...job, crn: withFaceInput(compilation.compiled, input) }, listen)
    : await engine.simulate(
        { ...job, network, options, input: Array.from(prepare(document, input)) },
        listen,
      );
  if (result.ok) return result.value;
  refuse(result.problem);
  return null;
}

/** Late and half answers are dropped, except the half ones somebody asked for with Stop. */
function show(pass: Pass, compilation: Compilation, simulation: Simulation): void {
  if (simulation.stopped && !pass.stoppedByHand) return;
  // Whole answers to an older input are still newer than what is shown; another network's are not.
  if (latest?.network !== useDocument.getState().document.network) return;
  if (latest.options !== useRun.getState().options) return;
  patch({
    ...shown(compilation),
    trajectory: simulation.trajectory,
    tReached: simulation.tReached,
    simulation,
    status: simulation.stopped ? "stopped" : "settled",
    stale: false,
    problem: null,
  });
}

/** A text that could not be read yet has nothing to simulate. */
function showNothing(compilation: Compilation): void {
  const none = { trajectory: null, simulation: null, ghosts: [], tReached: 0 };
  const problem = { code: "nothing-to-run", message: text.engine.nothing, where: {} };
  patch({ ...shown(compilation), ...none, status: "failed", stale: false, problem });
}

/** Shows a compilation; curves of other species cannot be read with it and go. */
function shown(compilation: Compilation): Partial<Store> {
  const before = useRun.getState().compilation;
  if (before === compilation) return {};
  const compiledFrom = latest?.network ?? null;
  if (before && sameSpecies(before.compiled.crn.species, compilation.compiled.crn.species)) {
    return { compilation, compiledFrom };
  }
  return { compilation, compiledFrom, trajectory: null, simulation: null, ghosts: [], tReached: 0 };
}

function refuse(problem: Problem): void {
  patch({ status: "failed", stale: true, problem });
}

/** A worker ended by the page itself is no failure: the next pass starts on a new one. */
function lost(error: unknown): void {
  if (error instanceof EngineLost && !error.crashed) return;
  const crashed = error instanceof EngineLost;
  const message = crashed ? text.engine.crashed : text.engine.failed(String(error));
  refuse({ code: crashed ? "engine-crashed" : "engine-failed", message, where: {} });
}

interface QuietStatus {
  /** The phase begins; it is shown at once when the pass is already slow, else once it is. */
  enter(phase: RunStatus, compilation: Compilation | null): void;
  /** True once the pass took longer than `QUIET_MS`. */
  loud(): boolean;
  end(): void;
}

function quietStatus(): QuietStatus {
  let slow = false;
  let phase: RunStatus = "running";
  let compiled: Compilation | null = null;
  const tell = () =>
    patch({ ...(compiled ? shown(compiled) : {}), status: phase, stale: true, tReached: 0, problem: null });
  const timer = setTimeout(() => {
    slow = true;
    tell();
  }, QUIET_MS);
  return {
    enter: (next, compilation) => {
      phase = next;
      compiled = compilation;
      if (slow) tell();
    },
    loud: () => slow,
    end: () => clearTimeout(timer),
  };
}

function patch(change: Partial<Store>): void {
  useRun.getState().patch(change);
}
