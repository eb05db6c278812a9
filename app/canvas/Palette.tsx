import { CirclePlus, Columns3, Hand, MousePointer2, Spline } from "lucide-react";
import type { DragEvent, MouseEvent, ReactNode } from "react";
import { COMMANDS, type Command } from "../actions/commands.ts";
import { useCommand } from "../actions/useCommand.ts";
import { type Part, type Tool, useCanvas } from "../store/canvas.ts";
import { IconButton } from "../ui/Button.tsx";
import { canvasText } from "./text.ts";

/** The type under which the palette drags a part. */
export const PART_TYPE = "application/x-dualrail-part";

/** Tools at the top left: select, pan, parts to drag (or press, then press the canvas), sign of new edges. */
export function Palette() {
  return (
    <div className="cv-float cv-palette" role="toolbar" aria-label={canvasText.tools}>
      <ToolButton tool="select" command={COMMANDS.selectTool}>
        <MousePointer2 size={16} strokeWidth={1.5} />
      </ToolButton>
      <ToolButton tool="pan" command={COMMANDS.panTool}>
        <Hand size={16} strokeWidth={1.5} />
      </ToolButton>
      <ToolButton tool="connect" command={COMMANDS.connectTool}>
        <Spline size={16} strokeWidth={1.5} />
      </ToolButton>
      <span className="cv-rule" />
      <PartButton part="neuron" label={canvasText.neuronPart} command={COMMANDS.addNeuron}>
        <CirclePlus size={16} strokeWidth={1.5} />
      </PartButton>
      <PartButton part="layer" label={canvasText.layerPart} command={COMMANDS.insertLayer}>
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
  readonly command: Command;
  readonly children: ReactNode;
}

function ToolButton({ tool, command, children }: ToolButtonProps) {
  const on = useCanvas((canvas) => canvas.tool === tool);
  const { label, shortcut, run } = useCommand(command);
  return (
    <IconButton label={label} shortcut={shortcut} aria-pressed={on} onClick={run}>
      {children}
    </IconButton>
  );
}

interface PartButtonProps {
  readonly part: Part;
  readonly label: string;
  /** Adds the part where it makes most sense, for the keyboard. */
  readonly command: Command;
  readonly children: ReactNode;
}

function PartButton({ part, label, command, children }: PartButtonProps) {
  const { shortcut, run } = useCommand(command);
  const on = useCanvas((canvas) => canvas.tool === part);
  const press = (event: MouseEvent) => {
    // A press by keyboard has no place on the canvas to follow it with.
    if (event.detail === 0) run();
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
    <IconButton
      label={label}
      shortcut={shortcut}
      aria-pressed={on}
      draggable
      onClick={press}
      onDragStart={drag}
      onDragEnd={end}
    >
      {children}
    </IconButton>
  );
}

function SignButton({ sign }: { readonly sign: 1 | -1 }) {
  const on = useCanvas((canvas) => canvas.sign === sign);
  const text = sign > 0 ? "+1" : "−1";
  const { shortcut } = useCommand(COMMANDS.sign);
  return (
    <IconButton
      label={canvasText.newEdges(text)}
      shortcut={on ? undefined : shortcut}
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
