import type { NetworkDocument } from "../../src-worker/model/document.ts";
import { DEFAULT_SETTINGS, type SimulationSettings } from "../../src-worker/model/simulation.ts";
import { engine } from "../engine/client.ts";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { text } from "../ui/text.ts";
import { fileStem } from "./names.ts";

/** Hands a file to the person's downloads. */
export function download(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Downloads the network as `name.dualrail.json`. @returns why it could not, or null */
export async function saveNetwork(): Promise<string | null> {
  const { document } = useDocument.getState();
  const content = { kind: "network", document: withSettings(document, useRun.getState().settings) } as const;
  try {
    const result = await engine.write(content, "dualrail-network");
    if (!result.ok) return result.problem.message;
    download(`${fileStem(document.name)}.dualrail.json`, result.value as BlobPart, "application/json");
    return null;
  } catch (error) {
    return text.engine.failed(error instanceof Error ? error.message : String(error));
  }
}

/** The document with the kinetic settings that differ from the defaults. */
export function withSettings(document: NetworkDocument, settings: SimulationSettings): NetworkDocument {
  const simulation = Object.fromEntries(
    (["tEnd", "rtol", "atol"] as const)
      .filter((key) => settings[key] !== DEFAULT_SETTINGS[key])
      .map((key) => [key, settings[key]]),
  );
  const { simulation: _, ...rest } = document;
  return Object.keys(simulation).length > 0 ? { ...rest, simulation } : rest;
}
