import type { RefObject } from "react";
import { type PanelImperativeHandle, Separator } from "react-resizable-panels";
import { rememberSizes } from "../actions/screen.ts";
import { FRESH_SCREEN, type SizeId, sizesIn } from "../store/layouts.ts";
import { useScreen } from "../store/screen.ts";
import { text } from "../ui/text.ts";

/** How near to a border a press takes hold of it, px across. */
export const GRIP = { coarse: 44, fine: 10 } as const;

export interface SplitProps {
  readonly pane: SizeId;
  readonly panel: RefObject<PanelImperativeHandle | null>;
}

/** The border of a pane: drag it, move it with the arrow keys, double-click it for the size it came with. */
export function Split({ pane, panel }: SplitProps) {
  const name = pane === "side" ? text.panes.beside : text.panes[pane];
  return (
    <Separator
      className="shell-split"
      aria-label={text.panes.resize(name)}
      disableDoubleClick
      onDoubleClick={() => resetSize(pane, panel.current)}
    />
  );
}

function resetSize(pane: SizeId, panel: PanelImperativeHandle | null): void {
  const { record, width, zoom } = useScreen.getState();
  const { layout } = record;
  const { memory } = FRESH_SCREEN;
  const own = { ...memory, [layout]: { ...memory[layout], hidden: record.memory[layout].hidden } };
  const size = sizesIn({ layout, memory: own }, layout, width)[pane] * zoom;
  panel?.resize(size);
  rememberSizes({ [pane]: size });
}
