import { useDocument } from "../store/document.ts";
import { useMoment } from "../store/moment.ts";
import { layerName } from "../store/names.ts";
import { useTime } from "../store/time.ts";
import { Button } from "../ui/Button.tsx";
import { timeText } from "../ui/numbers.ts";
import { text } from "../ui/text.ts";

/** Says that the canvas shows a moment of the run, and leads back to its end. */
export function MomentChip() {
  const shown = useMoment(({ moment }) => moment !== null);
  if (!shown) return null;
  return (
    <div className="cv-float cv-moment">
      <MomentTime />
      <Missing />
      <Button onClick={() => useTime.getState().patch({ t: null, playing: false })}>
        {text.time.backToEnd}
      </Button>
    </div>
  );
}

/** A leaf of its own: it is redrawn with every frame of a run that is played. */
function MomentTime() {
  const t = useMoment(({ moment }) => (moment ? timeText(moment.t) : ""));
  return <span className="cv-moment-time">{text.time.moment(t)}</span>;
}

/** The layers of which a very large run kept no curves. */
function Missing() {
  const { network } = useDocument((state) => state.document);
  const missing = useMoment(({ moment }) =>
    (moment?.recorded ?? []).flatMap((known, layer) => (known ? [] : [layerName(network, layer)])).join(", "),
  );
  if (!missing) return null;
  return <span className="cv-moment-missing">{text.time.unrecorded(missing, !missing.includes(","))}</span>;
}
