import { Grid2x2, Images } from "lucide-react";
import type { SyntheticEvent } from "react";
import type { ShownMatrix } from "../../drawing/matrix/look.ts";
import { useDocument } from "../../store/document.ts";
import { changeLook } from "../../store/levels.ts";
import { layerName } from "../../store/names.ts";
import { text } from "./text.ts";

/** On a node: weights ⇄ receptive fields. */
export function LookSwitch({ shown, title }: { readonly shown: ShownMatrix; readonly title: string }) {
  const { layer, fields } = shown;
  const label = fields ? text.showWeights(title) : text.showFields(title);
  const press = (event: SyntheticEvent) => {
    event.stopPropagation();
    changeLook(layer, { fields: !fields });
  };
  return (
    <button
      type="button"
      className="mx-look nodrag nopan"
      aria-label={label}
      title={label}
      onClick={press}
      onDoubleClick={stop}
    >
      {fields ? <Grid2x2 size={12} strokeWidth={1.75} /> : <Images size={12} strokeWidth={1.75} />}
    </button>
  );
}

/** Which layer the shown weights come from, for layers that skip connections lead into. */
export function SourceSwitch({ shown }: { readonly shown: ShownMatrix }) {
  const network = useDocument((state) => state.document.network);
  return (
    <select
      className="mx-source nodrag nopan"
      aria-label={text.from}
      value={shown.from}
      onChange={(event) => changeLook(shown.layer, { from: Number(event.target.value) })}
      onClick={stop}
      onDoubleClick={stop}
    >
      {shown.sources.map((from) => (
        <option key={from} value={from}>
          {text.fromLayer(layerName(network, from))}
        </option>
      ))}
    </select>
  );
}

function stop(event: SyntheticEvent): void {
  event.stopPropagation();
}
