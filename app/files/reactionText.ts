import { engine } from "../engine/client.ts";
import { DEFAULT_CHOICES } from "./exportChoices.ts";
import { exportSubject } from "./exportSubject.ts";

/** The shown reactions with the shown input as text, or the reason why there is none. */
export async function reactionText(): Promise<{ readonly ok: boolean; readonly text: string }> {
  const result = await engine.export(exportSubject("crn", DEFAULT_CHOICES), "crn-text", 0);
  return result.ok
    ? { ok: true, text: new TextDecoder().decode(result.value.bytes) }
    : { ok: false, text: result.problem.message };
}

/** Puts text on the clipboard; false where the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Puts a file's text on the clipboard without decoding it on the page's thread. */
export async function copyBytes(bytes: Uint8Array): Promise<boolean> {
  const blob = new Blob([bytes as BlobPart], { type: "text/plain" });
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    return true;
  } catch {
    return copyText(await blob.text());
  }
}
