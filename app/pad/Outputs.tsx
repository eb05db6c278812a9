import { useDeferredValue, useMemo } from "react";

import { useOutputs } from "../curves/useOutputs.ts";
import { useMoment } from "../store/moment.ts";
import { useRun } from "../store/run.ts";
import { columnsOf, valueCurve } from "../store/valueCurve.ts";
import { brief } from "../ui/numbers.ts";
import { barsOf, leaders } from "./bars.ts";
import { text } from "./text.ts";

/** Every output as a bar of what the chemistry holds, with a line at its limit, and who wins. */
export function Outputs() {
  const outputs = useOutputs();
  const crn = useChemistry(outputs.length);
  const limits = outputs.map(({ network }) => network ?? 0);
  const names = outputs.map(({ name }) => name.name || `${name.letter}${name.sub}`);
  const { zero, bars } = barsOf(limits, crn);
  const [first, second] = leaders(limits);
  return (
    <div className="pad-outputs" data-how="bars">
      <p className="pad-winner" aria-hidden="true">
        {first === undefined ? null : <b>{text.winner(names[first] as string)}</b>}
        {second === undefined ? null : <span>{text.second(names[second] as string)}</span>}
      </p>
      <Spoken first={names[first ?? -1]} second={names[second ?? -1]} />
      <ul className="pad-bars" aria-label={text.outputs} title={text.legend}>
        {bars.map(({ from, width, limit }, k) => {
          const value = crn?.[k];
          const shown = value === undefined ? null : brief(value, 3);
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: outputs are their positions
              key={k}
              className={k === first ? "pad-bar pad-bar-first" : "pad-bar"}
              aria-label={text.bar(names[k] as string, shown, brief(limits[k] as number, 3))}
            >
              <b>{names[k]}</b>
              <span className="pad-track">
                <i className="pad-fill" style={{ left: `${from}%`, width: `${width}%` }} />
                <i className="pad-zero" style={{ left: `${zero}%` }} />
                <i className="pad-limit" style={{ left: `${limit}%` }} />
              </span>
              <span>{shown ?? "–"}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface SpokenProps {
  readonly first: string | undefined;
  readonly second: string | undefined;
}

/** Said once the chemistry has settled, not for every point of a stroke. */
function Spoken({ first, second }: SpokenProps) {
  const settled = useRun((state) => state.status === "settled" && !state.stale);
  const said = useDeferredValue(
    first !== undefined && second !== undefined ? text.spoken(first, second) : "",
  );
  return (
    <p className="ui-hidden" role="status" aria-live="polite">
      {settled ? said : ""}
    </p>
  );
}

/** What the chemistry holds at the time cursor, else at the end of the shown run so far; null without a run. */
function useChemistry(count: number): ArrayLike<number> | null {
  const moment = useMoment((state) => state.moment);
  const trajectory = useRun((state) => state.trajectory);
  const compilation = useRun((state) => state.compilation);
  const end = useMemo(() => {
    const pairs = compilation?.compiled.outputs ?? [];
    if (!trajectory || trajectory.times.length === 0 || pairs.length !== count) return null;
    const columns = columnsOf(trajectory);
    return pairs.map((pair) => valueCurve(columns, pair, trajectory.times.length)?.at(-1) ?? 0);
  }, [trajectory, compilation, count]);
  return moment?.recorded.at(-1) ? moment.outputs : end;
}
