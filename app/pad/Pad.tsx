import { Eraser, Undo2 } from "lucide-react";
import type { InputPicture } from "../../src-worker/model/inputPicture.ts";
import { usePad } from "../store/pad.ts";
import { IconButton } from "../ui/Button.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { Outputs } from "./Outputs.tsx";
import { clearDrawing, undoStroke } from "./pen.ts";
import { Sheet } from "./Sheet.tsx";
import { text } from "./text.ts";
import "./pad.css";

const ICON = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

/** The inputs as a picture that can be drawn, and the outputs racing under it. */
export function Pad({ picture }: { readonly picture: InputPicture }) {
  const look = usePad((state) => state.look);
  return (
    <section className="pad" aria-label={text.title}>
      <Sheet picture={picture} />
      <div className="pad-tools">
        <Segmented
          small
          label={text.look}
          value={look}
          onChange={(next) => usePad.getState().patch({ look: next })}
          options={[
            { value: "drawing", label: text.drawing },
            { value: "pixels", label: text.pixels, title: text.pixelsHint(picture.side) },
          ]}
        />
        <span className="ui-pane-grow" />
        <IconButton label={text.undo} shortcut="Backspace" onClick={undoStroke}>
          <Undo2 {...ICON} />
        </IconButton>
        <IconButton label={text.clear} shortcut="Delete" onClick={clearDrawing}>
          <Eraser {...ICON} />
        </IconButton>
      </div>
      <p className="pad-hint">
        {text.hint} <span>{text.keys}</span>
      </p>
      <Outputs />
    </section>
  );
}
