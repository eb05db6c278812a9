import { clipSize, makeClip, printClip } from "../../../src-worker/model/clip.ts";
import { copyText } from "../../files/reactionText.ts";
import { appState } from "../command.ts";
import { isMac, showKeys } from "../keys.ts";
import { pickedLayer, pickedUnits } from "../picked.ts";
import { editText } from "../text.ts";
import { currentDocument, notify } from "./common.ts";
import { deleteSelection } from "./neurons.ts";

/** The selected neurons as clipboard text, and how many there are. */
function clipped(): { readonly text: string; readonly size: number } {
  const clip = makeClip(currentDocument(), pickedUnits(appState()));
  return { text: printClip(clip), size: clipSize(clip) };
}

/** Puts text on the clipboard: into the browser's event where there is one, else by asking. */
async function put(text: string, data: DataTransfer | null): Promise<boolean> {
  if (!data) return copyText(text);
  data.setData("text/plain", text);
  return true;
}

/** Copies the selected neurons with the edges among them. */
export async function copySelection(data: DataTransfer | null = null): Promise<void> {
  const { text, size } = clipped();
  if (await put(text, data)) notify("info", editText.notices.copied(size));
  else notify("error", editText.notices.copyRefused);
}

/** Copies the selected neurons and removes them, once they are on the clipboard. */
export async function cutSelection(data: DataTransfer | null = null): Promise<void> {
  const { text, size } = clipped();
  if (await put(text, data)) deleteSelection(editText.steps.cut(size));
  else notify("error", editText.notices.copyRefused);
}

/** Pastes what is on the clipboard: neurons, a network, a table of weights. */
export async function pasteClipboard(): Promise<void> {
  try {
    await pasteText(await navigator.clipboard.readText());
  } catch {
    notify("error", editText.notices.readRefused(showKeys("Mod+V", isMac())));
  }
}

/** Pastes a text. What reads it is loaded when it is first wanted. */
export async function pasteText(text: string): Promise<void> {
  const { paste } = await import("./paste.ts");
  await paste(text);
}

/** Copies the weights into the selected layer for a spreadsheet. */
export async function copyMatrix(): Promise<void> {
  const layer = pickedLayer(appState());
  const matrix = layer === null ? undefined : currentDocument().network.layers[layer - 1]?.weights;
  if (!matrix) return;
  const { printWeightTable } = await import("./paste.ts");
  if (await copyText(printWeightTable(matrix))) {
    notify("info", editText.notices.copiedMatrix(matrix.fanIn, matrix.width));
  } else notify("error", editText.notices.copyRefused);
}
