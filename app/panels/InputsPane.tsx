import { useVirtualizer } from "@tanstack/react-virtual";
import { ChevronDown, ChevronRight, Palette } from "lucide-react";
import { lazy, Suspense, useDeferredValue, useId, useMemo, useRef, useState } from "react";
import { inputsOf, statedInput } from "../../src-worker/model/crnFace.ts";
import { prepare } from "../../src-worker/model/document.ts";
import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { INPUT_COMMANDS } from "../actions/commands/inputs.ts";
import { HowMenu } from "../help/HowMenu.tsx";
import { useDocument } from "../store/document.ts";
import { useInputPicture } from "../store/pad.ts";
import { isPlane, showsPlane, usePlane } from "../store/plane.ts";
import { useRun } from "../store/run.ts";
import { Button } from "../ui/Button.tsx";
import { PaneHeader } from "../ui/Pane.tsx";
import { Tip } from "../ui/Tip.tsx";
import { text } from "../ui/text.ts";
import { useCoarsePointer } from "../ui/useCoarsePointer.ts";
import { CommandButton } from "./CommandButton.tsx";
import { ExampleList } from "./ExampleList.tsx";
import { InputRow } from "./InputRow.tsx";
import { resetInputs } from "./inputActions.ts";
import { inputRanges, positiveRanges, type Range, reaching, widenRanges } from "./ranges.ts";
import "./panels.css";

/** Height of one input with its slider and scale, px. */
const ROW = 79;
const TOUCH_ROW = 122;

/** Most networks take no picture. */
const Pad = lazy(() => import("../pad/Pad.tsx").then((module) => ({ default: module.Pad })));

const PlanePane = lazy(() =>
  import("../plane/PlanePane.tsx").then((module) => ({ default: module.PlanePane })),
);

/** The inputs by slider and number, and the examples the document brings. */
export function InputsPane() {
  const document = useDocument((s) => s.document);
  const example = useRun((s) => s.example);
  const { inputs } = document.network;
  const shown = example === null ? undefined : document.examples?.[example];
  const note = shown ? text.inputs.chosen(shown.name, shown.label) : text.inputs.count(inputs.length);
  const listed = (document.examples?.length ?? 0) >= 2;
  const picture = useInputPicture();
  const plane = usePlane(({ wanted }) => showsPlane(document, wanted));
  return (
    <HowMenu>
      <section
        className={picture || plane ? "inputs-pane inputs-pane-tall" : "inputs-pane"}
        aria-label={text.inputs.title}
        data-how="input"
      >
        <PaneHeader title={text.inputs.title} note={note}>
          <Tip label={text.inputs.resetHint}>
            <Button onClick={resetInputs}>{text.inputs.reset}</Button>
          </Tip>
        </PaneHeader>
        {picture ? (
          <>
            <Suspense fallback={<div className="inputs-later" />}>
              <Pad picture={picture} />
            </Suspense>
            <PixelValues count={inputs.length} />
          </>
        ) : (
          <>
            {plane ? (
              <Suspense fallback={<div className="inputs-later" />}>
                <PlanePane />
              </Suspense>
            ) : null}
            <InputRows shares={listed} />
            {isPlane(document) && !plane ? <PaintButton /> : null}
          </>
        )}
        <Examples document={document} />
      </section>
    </HowMenu>
  );
}

/** Two inputs are a point of a plane, which can be painted. */
function PaintButton() {
  return (
    <CommandButton
      command={INPUT_COMMANDS.paintPlane}
      icon={<Palette size={16} strokeWidth={1.75} aria-hidden />}
      className="inputs-values"
    />
  );
}

/** Pixels are drawn, not typed: their sliders are there for whoever asks. */
function PixelValues({ count }: { readonly count: number }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        className="inputs-values"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {open ? <ChevronDown size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />}
        {text.inputs.pixelValues(count)}
      </Button>
      {open ? (
        <div id={id} className="inputs-values-rows">
          <InputRows shares />
        </div>
      ) : null}
    </>
  );
}

/** The list of examples, drawn after the rest when another document is opened. */
function Examples({ document }: { readonly document: ShownDocument }) {
  const shown = useDeferredValue(document);
  return (shown.examples?.length ?? 0) >= 2 ? <ExampleList document={shown} /> : null;
}

/** `shares`: a list of examples below wants its room, too. */
function InputRows({ shares }: { readonly shares: boolean }) {
  const document = useDocument((s) => s.document);
  const input = useRun((s) => s.input);
  const options = useRun((s) => s.options);
  const { inputs } = document.network;
  const { mean, units } = document.preparation ?? {};
  const single = useMemo(() => singleRails(document), [document]);
  const base = useMemo(() => {
    const spans = inputRanges(inputs.length, document.examples, document.preparation);
    return reaching(positiveRanges(spans, single), statedValues(document));
  }, [inputs, document, single]);
  const ranges = useWidened(base, input);
  const prepared = useMemo(() => prepare(document, input), [document, input]);
  const scroll = useRef<HTMLDivElement>(null);
  const row = useCoarsePointer() ? TOUCH_ROW : ROW;
  const rows = useVirtualizer({
    count: Math.min(inputs.length, input.length),
    getScrollElement: () => scroll.current,
    estimateSize: () => row,
    initialRect: { width: 256, height: 600 },
    overscan: 4,
  });
  return (
    <div ref={scroll} className={shares ? "input-rows input-rows-shared" : "input-rows"}>
      <div style={{ height: rows.getTotalSize(), position: "relative" }}>
        {rows.getVirtualItems().map(({ index: i, start }) => (
          <div key={i} className="input-place" style={{ transform: `translateY(${start}px)` }}>
            <InputRow
              index={i}
              name={inputs[i] as string}
              value={input[i] as number}
              zero={mean?.[i] ?? 0}
              prepared={prepared[i] as number}
              unit={units?.[i] ?? ""}
              range={ranges[i] as Range}
              offset={single[i] ? 0 : options.railsOffset}
              single={single[i] ?? false}
              bound={options.positiveInputs?.[i] ?? (single[i] ? 0 : null)}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

/** Which inputs are the concentration of one species, for reactions that declare no dual rail. */
function singleRails({ reactions }: ShownDocument): readonly boolean[] {
  return reactions ? inputsOf(reactions.crn).map(({ plus, minus }) => plus < 0 || minus < 0) : [];
}

/** Where no examples say how far inputs go, sliders reach twice as far as what reactions state. */
function statedValues({ reactions, examples = [] }: ShownDocument): readonly number[] {
  return reactions && examples.length < 2 ? statedInput(reactions.crn).map((x) => 2 * x) : [];
}

/** The ranges, widened by every value seen since they were made: a slider never shrinks in the hand. */
function useWidened(base: readonly Range[], values: readonly number[]): readonly Range[] {
  const [widened, setWidened] = useState({ base, ranges: base });
  const before = widened.base === base ? widened.ranges : base;
  const ranges = widenRanges(before, values);
  if (widened.base !== base || ranges !== widened.ranges) setWidened({ base, ranges });
  return ranges;
}
