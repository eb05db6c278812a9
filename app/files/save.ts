import { crnDocumentOf, type ShownDocument, unreadIn } from "../../src-worker/model/shownDocument.ts";
import { DEFAULT_SETTINGS, type SimulationSettings } from "../../src-worker/model/simulation.ts";
import { engine } from "../engine/client.ts";
import { noteElsewhere } from "../storage/autosave.ts";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { fileStem } from "./names.ts";
import { dumpText, plainFile } from "./plainText.ts";

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

/** Downloads the network as `name.dualrail.json`, reactions as `name.crn.json`. @returns why it could not, or null */
export async function saveNetwork(): Promise<string | null> {
  const { document } = useDocument.getState();
  const saved = documentToSave();
  const crn = crnDocumentOf(saved);
  // A text that cannot be read is the person's all the same.
  if (unreadIn(document)) {
    savePlainly();
    return null;
  }
  try {
    const result = crn
      ? await engine.write({ kind: "crn", ...crn }, "dualrail-crn")
      : await engine.write({ kind: "network", document: saved }, "dualrail-network");
    if (!result.ok) return result.problem.message;
    if (crn) download(`${fileStem(document.name)}.crn.json`, result.value as BlobPart, "application/json");
    else downloadNetwork(document.name, result.value as BlobPart);
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
    const { name, text } = plainFile(documentToSave());
    download(name, text, "application/json");
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

function documentToSave(): ShownDocument {
  return withSettings(useDocument.getState().document, useRun.getState().settings);
}

/** The document with the kinetic settings that differ from the defaults. */
function withSettings(document: ShownDocument, settings: SimulationSettings): ShownDocument {
  const simulation = Object.fromEntries(
    (["tEnd", "rtol", "atol"] as const)
      .filter((key) => settings[key] !== DEFAULT_SETTINGS[key])
      .map((key) => [key, settings[key]]),
  );
  const { simulation: _, ...rest } = document;
  return Object.keys(simulation).length > 0 ? { ...rest, simulation } : rest;
}
