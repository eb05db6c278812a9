import { useMemo } from "react";
import { chooseCurves } from "../curves/curves.ts";
import { useCurveSource, useProgress, useReferences } from "../curves/useCurves.ts";
import { show, showNow } from "../drawing/show.ts";
import { useDocument } from "../store/document.ts";
import { type FigureSubject, useFigures } from "../store/figures.ts";
import { useLevels } from "../store/levels.ts";
import { useMoment } from "../store/moment.ts";
import { unitName } from "../store/names.ts";
import { useRun } from "../store/run.ts";
import { useTime } from "../store/time.ts";
import { useShownNetwork } from "../store/useShownNetwork.ts";
import { useView } from "../store/view.ts";
import { readInks } from "./inks.ts";
import type { FigureJob } from "./job.ts";
import { paperSize } from "./sizes.ts";

/** What is to be drawn as it is now; null for a chart without a run. */
export function useJob(subject: FigureSubject): FigureJob | null {
  const network = useNetworkJob(subject === "network");
  const chart = useChartJob(subject === "chart");
  return network ?? chart;
}

/** What both kinds of figure share. */
function useShared() {
  const options = useFigures((state) => state.options);
  const theme = useView((state) => state.theme);
  return useMemo(() => {
    const inks = readInks(options.theme);
    const { transparent, embedFont, file } = options;
    return {
      options,
      inks,
      paper: paperSize(options),
      background: transparent ? null : inks.pane,
      // Pixels need the font to be drawn with, whatever becomes of the SVG file.
      embedFont: embedFont || file === "png",
      theme,
    };
  }, [options, theme]);
}

function useNetworkJob(wanted: boolean): FigureJob | null {
  const shared = useShared();
  const document = useDocument((state) => state.document);
  const input = useRun((state) => state.input);
  const moment = useMoment((state) => state.moment);
  const looks = useLevels((state) => state.looks);
  return useMemo(() => {
    if (!wanted) return null;
    const { options, inks, paper, background, embedFont } = shared;
    const shown = showNow(show(document, input), moment);
    // Only what is drawn goes to the worker: a document may carry thousands of examples.
    const { network, name, canvas } = document;
    const drawn = { network, name, extra: {}, ...(canvas ? { canvas } : {}) };
    const model = { document: drawn, shown, looks, inks, show: options };
    return { subject: "network", model, paper, background, embedFont };
  }, [wanted, shared, document, input, moment, looks]);
}

function useChartJob(wanted: boolean): FigureJob | null {
  const shared = useShared();
  const source = useCurveSource();
  const references = useReferences();
  const network = useShownNetwork();
  const name = useDocument((state) => state.document.name);
  const timeScale = useView((state) => state.timeScale);
  const zoomed = useTime((state) => state.zoomed);
  const completion90 = useRun(({ status, simulation }) =>
    status === "running" ? null : (simulation?.completion90 ?? null),
  );
  const { tEnd } = useProgress();
  return useMemo(() => {
    const { options, inks, paper, background, embedFont } = shared;
    if (!wanted || !source || source.trajectory.times.length === 0) return null;
    const set = chooseCurves({ ...source, hovered: null, lifted: [] });
    const layer = network.layers.length;
    const outputs = network.outputs.map((_, index) => unitName(network, { layer, index }).name);
    const model = {
      name,
      set,
      outputs,
      references,
      timeScale,
      tEnd,
      zoomed,
      completion90,
      inks,
      show: options,
    };
    return { subject: "chart", model, paper, background, embedFont };
  }, [wanted, shared, source, references, network, name, timeScale, zoomed, completion90, tEnd]);
}
