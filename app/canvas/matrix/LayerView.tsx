import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { layerId } from "../../drawing/drawing.ts";
import { type ShownMatrix, shownMatrix } from "../../drawing/matrix/look.ts";
import { useDocument } from "../../store/document.ts";
import { closeLayer, useLevels } from "../../store/levels.ts";
import { layerName } from "../../store/names.ts";
import { createCamera } from "./camera.ts";
import { LayerBar } from "./LayerBar.tsx";
import { MatrixPane } from "./MatrixPane.tsx";
import { text } from "./text.ts";
import { FollowContext } from "./useScreen.ts";

const OPEN_MS = 160;
const EMPTY = { grid: { columns: 1, rows: 1 }, frame: { width: 1, height: 1 }, square: false };

/** The weights into one layer fill the canvas: the level between network and neuron. */
export function LayerView({ layer }: { readonly layer: number }) {
  const network = useDocument((state) => state.document.network);
  const look = useLevels((levels) => levels.looks[layer]);
  const preparation = useDocument((state) => state.document.preparation);
  const shown = useMemo(
    () => shownMatrix(network, layer, look, preparation),
    [network, layer, look, preparation],
  );
  useEffect(() => {
    if (!shown) closeLayer();
  }, [shown]);
  return shown ? <Level key={layer} shown={shown} /> : null;
}

function Level({ shown }: { readonly shown: ShownMatrix }) {
  const root = useRef<HTMLElement>(null);
  const control = useMemo(() => createCamera(EMPTY), []);
  const name = useDocument((state) => layerName(state.document.network, shown.layer));
  useGrowth(root, shown.layer);
  return (
    <section ref={root} className="mx-level" aria-label={text.level(name)}>
      <FollowContext value={control.follow}>
        <LayerBar shown={shown} control={control} />
        <MatrixPane shown={shown} control={control} />
      </FollowContext>
    </section>
  );
}

/** Grows out of the layer's node, which takes the focus back in the end. */
function useGrowth(root: React.RefObject<HTMLElement | null>, layer: number): void {
  useLayoutEffect(() => {
    const stage = root.current?.closest(".cv-stage");
    const node = stage?.querySelector<HTMLElement>(`.react-flow__node[data-id="${layerId(layer)}"]`);
    const [to, from] = [root.current?.getBoundingClientRect(), node?.getBoundingClientRect()];
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (root.current && to && from && !still) {
      const scale = `scale(${from.width / to.width}, ${from.height / to.height})`;
      const start = `translate(${from.left - to.left}px, ${from.top - to.top}px) ${scale}`;
      root.current.animate(
        [
          { transform: start, opacity: 0.3 },
          { transform: "none", opacity: 1 },
        ],
        {
          duration: OPEN_MS,
          easing: "ease-out",
        },
      );
    }
    return () => node?.focus({ preventScroll: true });
  }, [root, layer]);
}
