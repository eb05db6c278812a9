import type { NetworkDocument } from "../../src-worker/model/document.ts";
import { DEFAULT_SETTINGS, type SimulationSettings } from "../../src-worker/model/simulation.ts";
import { engine } from "../engine/client.ts";
import { noteElsewhere } from "../storage/autosave.ts";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { fileStem } from "./names.ts";
import { dumpText, plainText } from "./plainText.ts";

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
  const content = { kind: "network", document: documentToSave() } as const;
  try {
    const result = await engine.write(content, "dualrail-network");
    if (!result.ok) return result.problem.message;
    downloadNetwork(document.name, result.value as BlobPart);
  } catch {
    // Without the engine a plainer file is better than none.
    savePlainly();
  }
  noteElsewhere(document);
  return null;
}

/** Downloads the network without the engine, at once: for the failure screens. */
export function savePlainly(): void {
  const { document } = useDocument.getState();
  try {
    downloadNetwork(document.name, plainText(documentToSave()));
  } catch {
    // What cannot even be written may be what failed: then as it is.
    download(`${fileStem(document.name)}.record.json`, dumpText(document), "application/json");
  }
  noteElsewhere(document);
}

/** Hands out the text of a network file. */
function downloadNetwork(name: string, content: BlobPart): void {
  download(`${fileStem(name)}.dualrail.json`, content, "application/json");
}

function documentToSave(): NetworkDocument {
  return withSettings(useDocument.getState().document, useRun.getState().settings);
}

/** The document with the kinetic settings that differ from the defaults. */
function withSettings(document: NetworkDocument, settings: SimulationSettings): NetworkDocument {
  const simulation = Object.fromEntries(
    (["tEnd", "rtol", "atol"] as const)
      .filter((key) => settings[key] !== DEFAULT_SETTINGS[key])
      .map((key) => [key, settings[key]]),
  );
  const { simulation: _, ...rest } = document;
  return Object.keys(simulation).length > 0 ? { ...rest, simulation } : rest;
}
