import * as Comlink from "comlink";
import { createEngine, type Engine } from "./engine.ts";
import { createBatchHost } from "./experiments/batch.ts";
import type { Result } from "./model/problem.ts";
import type { Simulation, SimulationProgress } from "./model/simulation.ts";
import { exposedPartner, Pool, type WorkerHalves, webSpawner } from "./pool.ts";

// The pool's workers run this same file; they are children of the engine's worker and end with it.
const spawn = webSpawner(() => new Worker(self.location.href, { type: "module" }));
const pool = new Pool(typeof Worker === "undefined" ? null : spawn, navigator.hardwareConcurrency);
const engine = createEngine(pool);

/** The engine with large answers transferred instead of copied, and this worker's half of a pool. */
const exposed: Engine & WorkerHalves = {
  ...engine,
  batch: createBatchHost(),
  partner: exposedPartner(),
  reductionFrame: async (job, request) => {
    const frame = await engine.reductionFrame(job, request);
    if (!frame.ok) return frame;
    const { rows, reactions, status } = frame.value;
    const sides = [rows.reactants, rows.before, rows.after];
    const buffers = sides.flatMap((side) => [
      side.start.buffer,
      side.species.buffer,
      side.coefficient.buffer,
    ]);
    return Comlink.transfer(frame, [reactions.buffer, status.buffer, rows.reactions.buffer, ...buffers]);
  },
  simulate: async (job, listener) => handOver(await engine.simulate(job, streamed(listener))),
  simulateCrn: async (job, listener) => handOver(await engine.simulateCrn(job, streamed(listener))),
  write: async (content, format) => {
    const written = await engine.write(content, format);
    return written.ok ? Comlink.transfer(written, [written.value.buffer]) : written;
  },
  export: async (content, format, previewLines) => {
    const file = await engine.export(content, format, previewLines);
    return file.ok ? Comlink.transfer(file, [file.value.bytes.buffer]) : file;
  },
};

function handOver(result: Result<Simulation>): Result<Simulation> {
  if (!result.ok) return result;
  const { trajectory, overview, finalState } = result.value;
  return Comlink.transfer(result, [
    trajectory.times.buffer,
    trajectory.species.buffer,
    finalState.buffer,
    ...trajectory.curves.map((curve) => curve.buffer),
    ...(overview ? [overview.times.buffer, ...overview.curves.map((curve) => curve.buffer)] : []),
  ]);
}

type SimulationListener = Parameters<Engine["simulate"]>[1];

function streamed(listener: SimulationListener): SimulationListener {
  if (!listener) return null;
  return (progress: SimulationProgress) => {
    const buffers = [progress.times.buffer, ...progress.curves.map((curve) => curve.buffer)];
    return listener(Comlink.transfer(progress, buffers));
  };
}

Comlink.expose(exposed);
