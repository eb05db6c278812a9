import { useMemo } from "react";
import type { BuiltInData, DataSet, DataSurvey } from "../../src-worker/engine.ts";
import { blocksOf } from "../../src-worker/model/drawing.ts";
import { type InputPicture, rowPictureWidth } from "../../src-worker/model/inputPicture.ts";
import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { nextDataKey, type OpenDataSet, useDataSet } from "../store/dataSet.ts";
import { useDocument } from "../store/document.ts";
import { pictureTaken } from "../store/pad.ts";
import { type RowSubject, useRows } from "../store/rows.ts";
import { text } from "./text.ts";

/** What the pane may show: examples that the network brings, and the open data set. */
export interface Subjects {
  readonly examples: RowSubject | null;
  readonly opened: RowSubject | null;
  readonly shown: "examples" | "opened";
}

/** Without a choice the open data set, unless the network cannot take it and has examples. */
export function useSubjects(): Subjects {
  const document = useDocument((state) => state.document);
  const open = useDataSet((state) => state.open);
  const wanted = useRows((state) => state.wanted);
  const { examples, network, preparation } = document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only these make other examples
  const own = useMemo(() => examplesOf(document), [examples, network.inputs, network.outputs, preparation]);
  const taken = pictureTaken(document);
  const opened = useMemo(
    () => (open ? openedOf(open, network.inputs, taken) : null),
    [open, network.inputs, taken],
  );
  const fits =
    open !== null && (open.survey.picture !== null || open.survey.inputs.length === network.inputs.length);
  const usual = opened && (fits || !own) ? "opened" : "examples";
  const possible = wanted === "examples" ? own : opened;
  return { examples: own, opened, shown: wanted && possible ? wanted : usual };
}

/** Images are shown as small as a network that takes pictures gets them. */
function openedOf(
  { origin, survey }: OpenDataSet,
  pixels: readonly string[],
  taken: InputPicture | null,
): RowSubject {
  const { name, rows, classes, picture, inputs } = survey;
  const resized = picture !== null && taken !== null && isResized(picture, taken);
  return {
    source: origin,
    name,
    count: rows,
    classes: classes.map((one) => one.name),
    shownAs: resized ? pixels : null,
    image: resized ? taken.image : null,
    pictureWidth: resized
      ? taken.side
      : picture
        ? (picture.width - 2 * picture.margin) / picture.shrink
        : rowPictureWidth(inputs),
  };
}

/** Whether images become the picture that a network takes: as its training images did, or in whole blocks. */
function isResized(
  { width, height }: NonNullable<DataSurvey["picture"]>,
  { side, image }: InputPicture,
): boolean {
  if (image?.width === width && image.height === height) return true;
  return width === height && blocksOf(side, width) !== null;
}

/** Which of the data sets that come with the page a network was made for; null for none of them. */
export function suitedData(document: ShownDocument): BuiltInData | null {
  const { inputs, outputs } = document.network;
  if (document.reactions) return null;
  if (inputs.length === 4 && outputs.includes("setosa")) return "iris";
  if (inputs.length === 2 && outputs.includes("inside")) return "heart";
  return outputs.length === 10 && pictureTaken(document) ? "digits" : null;
}

/** The examples that have as many values as the network has inputs, as a data set. */
export function examplesOf({ examples = [], network, name, preparation }: ShownDocument): RowSubject | null {
  const { inputs, outputs } = network;
  const fitting = examples.filter(({ values }) => values.length === inputs.length);
  if (fitting.length === 0 || inputs.length === 0) return null;
  const rows = new Float64Array(fitting.length * inputs.length);
  fitting.forEach(({ values }, r) => {
    rows.set(values, r * inputs.length);
  });
  const data: DataSet = {
    name: text.examplesOf(name),
    inputs,
    rows,
    labels: Int32Array.from(fitting, ({ label }) => (label === undefined ? -1 : outputs.indexOf(label))),
    classes: outputs,
  };
  return {
    source: { kind: "given", key: nextDataKey(), data },
    name: data.name,
    count: fitting.length,
    classes: outputs,
    shownAs: null,
    image: null,
    pictureWidth: rowPictureWidth(inputs, preparation),
  };
}
