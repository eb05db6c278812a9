import type { Opened } from "../../../src-worker/engine.ts";
import { type Clip, clipSize } from "../../../src-worker/model/clip.ts";
import { readClipboard } from "../../../src-worker/model/clipRead.ts";
import { setMatrix } from "../../../src-worker/model/edit.ts";
import { pasteUnits } from "../../../src-worker/model/editPaste.ts";
import { shapeName, type WeightMatrix } from "../../../src-worker/model/network.ts";
import {
  fitTable,
  looksLikeTable,
  type NumberTable,
  readNumberTable,
  type TableFit,
} from "../../../src-worker/model/weightTable.ts";
import { adoptOpened, readFileText } from "../../files/open.ts";
import { useCanvas } from "../../store/canvas.ts";
import { layerName } from "../../store/names.ts";
import { useOverlay } from "../../store/overlay.ts";
import { text as words } from "../../ui/text.ts";
import { appState } from "../command.ts";
import { pickedLayer } from "../picked.ts";
import { editText } from "../text.ts";
import { currentDocument, edit, layerText, notify, select } from "./common.ts";
import { activationText } from "./layers.ts";

export { printWeightTable } from "../../../src-worker/model/weightTable.ts";

/**
 * Pastes a clipboard text: copied neurons, a table of weights onto the selected layer, or, after a
 * question, a whole network. Anything else is refused with a sentence and changes nothing.
 */
export async function paste(text: string): Promise<void> {
  if (text.trim() === "") {
    notify("error", editText.notices.emptyClipboard);
    return;
  }
  if (looksLikeReactions(text)) return offer(text, words.files.clipboardReactions);
  const read = readClipboard(text);
  if (!read.ok) notify("error", read.problem.message);
  else if (read.value.kind === "network") await offer(text, words.files.clipboard);
  else if (currentDocument().reactions) notify("error", words.why.needsNetwork);
  else if (read.value.kind === "units") pasteNeurons(read.value.clip);
  else if (looksLikeTable(text)) pasteTable(text);
  else notify("error", editText.notices.foreign);
}

function pasteNeurons(clip: Clip): void {
  const pasted = pasteUnits(currentDocument(), clip, pickedLayer(appState()));
  const size = clipSize(clip);
  edit(editText.steps.paste(size), () => pasted.document);
  const [first] = pasted.units;
  if (first) useCanvas.getState().stage?.focus(first);
  select(pasted.units);
  const { layers } = pasted.document.network;
  const others = [...new Set(pasted.otherActivation)].map((layer) =>
    editText.notices.otherActivation(
      layerName(pasted.document.network, layer),
      activationText(layers[layer - 1]?.activation ?? "relu"),
    ),
  );
  notify("info", [editText.notices.pasted(size, pasted.newLayers), ...others].join(" "));
}

/** A CRN file, reaction text or a script: arrows, `rxn[…]`, or the formats that name themselves. */
function looksLikeReactions(text: string): boolean {
  const head = text.slice(0, 20_000);
  return (
    /"format"\s*:\s*"dualrail-crn"/.test(head) ||
    /<sbml[\s>]/.test(head) ||
    /^\s*begin\s+(parameters|species|reactions)\b/m.test(head) ||
    /\brxn\s*\[/.test(head) ||
    /^[^#"{}[\]]*(->|<=>)/m.test(head)
  );
}

/** Shows a file that came by the clipboard, after a yes. */
async function offer(text: string, name: string): Promise<void> {
  const read = await readFileText(text, name);
  if (!read.ok) {
    notify("error", read.text);
    return;
  }
  const { opened } = read;
  const { ask } = editText;
  useOverlay.getState().patch({
    ask: {
      ...question(opened),
      fields: [],
      confirm: ask.open,
      submit: () => {
        adoptOpened(opened);
        return null;
      },
    },
  });
}

function question(opened: Opened): { readonly title: string; readonly text: string } {
  const { ask } = editText;
  if (opened.kind === "crn")
    return {
      title: ask.openReactionsTitle,
      text: ask.openReactions(opened.crn.name, opened.crn.rate.length, opened.crn.species.count),
    };
  const { name, network } = opened.document;
  return { title: ask.openTitle, text: ask.openText(name, shapeName(network)) };
}

function pasteTable(text: string): void {
  const layer = pickedLayer(appState());
  const old = layer === null ? undefined : currentDocument().network.layers[layer - 1]?.weights;
  if (layer === null || !old) {
    notify("error", layer === 0 ? editText.notices.inputsTable : editText.notices.selectForTable);
    return;
  }
  const table = readNumberTable(text);
  const fit = table.ok ? fitTable(table.value, old.fanIn, old.width, layerText(layer)) : table;
  if (!fit.ok) notify("error", fit.problem.message);
  else if (table.ok && fit.value.asked) askAboutTable(layer, table.value, fit.value);
  else putMatrix(layer, fit.value.matrix);
}

/** Transposed tables and real numbers are taken only after a yes. */
function askAboutTable(layer: number, table: NumberTable, { matrix, asked }: TableFit): void {
  const { ask } = editText;
  const sentences: string[] = [];
  if (asked?.transposed) {
    sentences.push(ask.transposed(table.rows, table.columns, matrix.fanIn, matrix.width));
  }
  if (asked?.signs) {
    const { count, row, column, value } = asked.signs;
    const of = (weight: number) => matrix.values.reduce((n, w) => (w === weight ? n + 1 : n), 0);
    sentences.push(ask.signs(count, row, column, value), ask.become(of(1), of(-1), of(0)));
  }
  useOverlay.getState().patch({
    ask: {
      title: ask.fitTitle(layerText(layer)),
      text: sentences.join(" "),
      fields: [],
      confirm: asked?.transposed ? (asked.signs ? ask.both : ask.transpose) : ask.takeSigns,
      submit: () => {
        putMatrix(layer, matrix);
        return null;
      },
    },
  });
}

function putMatrix(layer: number, matrix: WeightMatrix): void {
  const before = currentDocument();
  edit(editText.steps.pasteMatrix(layerText(layer)), (d) => setMatrix(d, layer, matrix));
  const { pastedMatrix, stillAsThey } = editText.notices;
  notify("info", (currentDocument() === before ? stillAsThey : pastedMatrix)(layerText(layer)));
}
