import { useId, useState } from "react";
import { molar, realScale, span } from "./scale.ts";
import { words } from "./text.ts";

const { scale } = words;
/** Decadic logarithms of the smallest and the largest unit, M. */
const SMALLEST = -13;
const LARGEST = -6;

/** What one unit of concentration would be in a tube, and what that does to the largest rail and to the time. */
export function ScaleDial() {
  const [exponent, setExponent] = useState(LARGEST);
  const slider = useId();
  const unit = 10 ** exponent;
  const real = realScale(unit);
  const range = ([short, long]: readonly [number, number]) => scale.range(span(short), span(long));
  return (
    <fieldset className="lesson-dial">
      <legend>
        {scale.title} {molar(unit)}
      </legend>
      <label className="ui-hidden" htmlFor={slider}>
        {scale.slider}
      </label>
      <input
        id={slider}
        type="range"
        className="lesson-wide"
        aria-valuetext={molar(unit)}
        min={SMALLEST}
        max={LARGEST}
        step={0.5}
        value={exponent}
        onChange={(event) => setExponent(Number(event.target.value))}
      />
      <dl className="lesson-wide" aria-live="polite">
        <dt>{scale.rows.rail}</dt>
        <dd>{molar(real.rail)}</dd>
        <dt>{scale.rows.unit}</dt>
        <dd>{range(real.unit)}</dd>
        <dt>{scale.rows.run}</dt>
        <dd>{range(real.run)}</dd>
      </dl>
      <small className="lesson-wide">{scale.rates}</small>
    </fieldset>
  );
}
