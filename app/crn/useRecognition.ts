import { useEffect } from "react";
import type { Crn } from "../../src-worker/model/crn.ts";
import { EngineLost } from "../engine/client.ts";
import { experimentEngine } from "../engine/experiments.ts";
import { useRecognition } from "../store/recognition.ts";

/** The run comes first, and a person who types is not followed key by key, ms. */
const PAUSE_MS = 500;

/** Looks for the network behind the reactions, in a worker that nothing else waits for. */
export function useRecognising(crn: Crn): void {
  useEffect(() => {
    const { crn: known, answer, patch } = useRecognition.getState();
    if (known === crn && answer) return;
    patch({ crn: null, answer: null });
    let live = true;
    const timer = setTimeout(() => void ask(crn, () => live), PAUSE_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [crn]);
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
