import { useEffect, useRef } from "react";
import type { Crn } from "../../src-worker/model/crn.ts";
import { EngineLost } from "../engine/client.ts";
import { experimentEngine } from "../engine/experiments.ts";
import { useRecognition } from "../store/recognition.ts";

/** A person who types is not followed key by key, ms. */
const PAUSE_MS = 500;

/** Looks for the network behind the reactions, in a worker that nothing else waits for. */
export function useRecognising(crn: Crn, record: string): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    const pause = last.current === record ? PAUSE_MS : 0;
    last.current = record;
    if (crn.species.count === 0) return;
    const { crn: known, answer, patch } = useRecognition.getState();
    if (known === crn && answer) return;
    patch({ crn: null, answer: null });
    let live = true;
    const timer = setTimeout(() => void ask(crn, () => live), pause);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [crn, record]);
}

async function ask(crn: Crn, live: () => boolean): Promise<void> {
  const { patch } = useRecognition.getState();
  try {
    const answer = await experimentEngine.recognise(crn);
    if (live()) patch({ crn, answer });
  } catch (error) {
    if (!(error instanceof EngineLost)) throw error;
    if (live()) patch({ crn, answer: null });
  }
}
