import { useEffect, useMemo, useState } from "react";
import type { Endpoints } from "../../src-worker/engine.ts";
import { type NetworkDocument, prepare } from "../../src-worker/model/document.ts";
import { type Activity, evaluate, type UnitRef } from "../../src-worker/model/network.ts";
import type { Result } from "../../src-worker/model/problem.ts";
import type { UnitChemistry } from "../../src-worker/model/reduction.ts";
import { EngineLost, engine } from "../engine/client.ts";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";

/** What every unit of the document holds for the present input; inputs just added count as 0. */
export function useActivity(): { readonly document: NetworkDocument; readonly activity: Activity } {
  const document = useDocument((state) => state.document);
  const input = useRun((state) => state.input);
  return useMemo(() => {
    const raw = document.network.inputs.map((_, i) => input[i] ?? 0);
    return { document, activity: evaluate(document.network, prepare(document, raw)) };
  }, [document, input]);
}

/** The unit's chemistry in the shown compilation; the last one of the same unit until it has arrived. */
export function useChemistry({ layer, index }: UnitRef, limit: number): UnitChemistry | null {
  const compilation = useRun((state) => state.compilation);
  const network = useRun((state) => state.compiledFrom);
  const [chemistry, setChemistry] = useState<UnitChemistry | null>(null);
  useEffect(() => {
    if (!compilation || !network) return;
    let live = true;
    const job = { network, options: compilation.compiled.options, unit: { layer, index }, limit };
    ask(engine.unitChemistry(job)).then((answer) => live && setChemistry(answer));
    return () => {
      live = false;
    };
  }, [compilation, network, layer, index, limit]);
  const own = chemistry?.unit.layer === layer && chemistry.unit.index === index;
  return own ? chemistry : null;
}

/** Where every species of the shown run starts and ends; null until known. */
export function useEndpoints(): Endpoints | null {
  const compilation = useRun((state) => state.compilation);
  const network = useRun((state) => state.compiledFrom);
  const simulation = useRun((state) => state.simulation);
  const [known, setKnown] = useState<{ of: unknown; endpoints: Endpoints } | null>(null);
  const species = compilation?.compiled.crn.species ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new run is the trigger: its input is the present one
  useEffect(() => {
    if (!compilation || !network) return;
    const { document } = useDocument.getState();
    const input = Array.from(prepare(document, useRun.getState().input));
    if (document.network !== network) return;
    let live = true;
    const job = { network, options: compilation.compiled.options, input };
    ask(engine.endpoints(job)).then((endpoints) => {
      if (live && endpoints) setKnown({ of: species, endpoints });
    });
    return () => {
      live = false;
    };
  }, [compilation, network, simulation]);
  return known && known.of === species ? known.endpoints : null;
}

/** The value of an answer; null for a refusal (the run says why) and for a lost worker. */
async function ask<T>(answer: Promise<Result<T>>): Promise<T | null> {
  try {
    const result = await answer;
    return result.ok ? result.value : null;
  } catch (error) {
    if (error instanceof EngineLost) return null;
    throw error;
  }
}
