import { CirclePlus, Columns3, Hand, MousePointer2, Spline } from "lucide-react";
import type { DragEvent, MouseEvent, ReactNode } from "react";
import { IconButton } from "../ui/Button.tsx";
import { type Tool, useCanvas } from "./canvasStore.ts";
import type { Part } from "./drop.ts";
import { addNeuron, defaultGap, defaultLayer, insertLayer } from "./edits.ts";

/** The type under which the palette drags a part. */
export const PART_TYPE = "application/x-dualrail-part";

/** Tools at the top left: select, pan, parts to drag (or press, then press the canvas), sign of new edges. */
export function Palette() {
  return (
    <div className="cv-float cv-palette" role="toolbar" aria-label="Canvas tools">
      <ToolButton tool="select" label="Select: drag a box around neurons">
        <MousePointer2 size={16} strokeWidth={1.5} />
      </ToolButton>
      <ToolButton tool="pan" label="Pan: drag the canvas (or hold Space)">
        <Hand size={16} strokeWidth={1.5} />
      </ToolButton>
      <ToolButton tool="connect" label="Connect: press one neuron, then another">
        <Spline size={16} strokeWidth={1.5} />
      </ToolButton>
      <span className="cv-rule" />
      <PartButton part="neuron" label="Neuron: drag onto a layer" add={() => addNeuron(defaultLayer())}>
        <CirclePlus size={16} strokeWidth={1.5} />
      </PartButton>
      <PartButton part="layer" label="Layer: drag between two layers" add={() => insertLayer(defaultGap())}>
        <Columns3 size={16} strokeWidth={1.5} />
      </PartButton>
      <span className="cv-rule" />
      <SignButton sign={1} />
      <SignButton sign={-1} />
    </div>
  );
}

interface ToolButtonProps {
  readonly tool: Tool;
  readonly label: string;
  readonly children: ReactNode;
}

function ToolButton({ tool, label, children }: ToolButtonProps) {
  const on = useCanvas((canvas) => canvas.tool === tool);
  const press = () => useCanvas.getState().patch({ tool, drop: null, connectFrom: null });
  return (
    <IconButton label={label} aria-pressed={on} onClick={press}>
      {children}
    </IconButton>
  );
}

interface PartButtonProps {
  readonly part: Part;
  readonly label: string;
  /** Adds the part where it makes most sense, for the keyboard. */
  readonly add: () => void;
  readonly children: ReactNode;
}

function PartButton({ part, label, add, children }: PartButtonProps) {
  const on = useCanvas((canvas) => canvas.tool === part);
  const press = (event: MouseEvent) => {
    // A press by keyboard has no place on the canvas to follow it with.
    if (event.detail === 0) add();
    else useCanvas.getState().patch({ tool: on ? "select" : part, drop: null });
  };
  const drag = (event: DragEvent) => {
    event.dataTransfer.setData(PART_TYPE, part);
    event.dataTransfer.effectAllowed = "copy";
    // The data is not readable while dragging over the canvas, so the tool says what is coming.
    useCanvas.getState().patch({ tool: part });
  };
  const end = () => useCanvas.getState().patch({ tool: "select", drop: null });
  return (
    <IconButton label={label} aria-pressed={on} draggable onClick={press} onDragStart={drag} onDragEnd={end}>
      {children}
    </IconButton>
  );
}

function SignButton({ sign }: { readonly sign: 1 | -1 }) {
  const on = useCanvas((canvas) => canvas.sign === sign);
  const text = sign > 0 ? "+1" : "−1";
  return (
    <IconButton
      label={`New edges are ${text}`}
      aria-pressed={on}
      onClick={() => useCanvas.getState().patch({ sign })}
    >
      <EdgeGlyph sign={sign} />
    </IconButton>
  );
}

/** ▸ or ⊣ with a piece of its line. */
export function EdgeGlyph({ sign, width = 18 }: { readonly sign: 1 | -1; readonly width?: number }) {
  const end = width - 1;
  return (
    <svg
      className={sign > 0 ? "cv-glyph is-plus" : "cv-glyph is-minus"}
      width={width}
      height="10"
      viewBox={`0 0 ${width} 10`}
      aria-hidden="true"
    >
      <path className="cv-glyph-line" d={`M1 5H${sign > 0 ? end - 7 : end - 2}`} />
      {sign > 0 ? (
        <path className="cv-glyph-arrow" d={`M${end - 8} 1.6 ${end} 5 ${end - 8} 8.4z`} />
      ) : (
        <path className="cv-glyph-line" d={`M${end - 2} 1.2V8.8`} />
      )}
    </svg>
  );
}
