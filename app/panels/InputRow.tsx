import { Slider } from "radix-ui";
import { type CSSProperties, memo, useId } from "react";
import { Term } from "../help/Term.tsx";
import { useMoment } from "../store/moment.ts";
import { NumberField } from "../ui/NumberField.tsx";
import { plainNumber } from "../ui/numbers.ts";
import { text } from "../ui/text.ts";
import { setInput } from "./inputActions.ts";
import { measuredText, percentIn, type Range, railsOf } from "./ranges.ts";
import { inputName } from "./symbol.ts";

export interface InputRowProps {
  readonly index: number;
  readonly name: string;
  /** Raw value, in `unit`. */
  readonly value: number;
  /** Raw value at which the network's input is 0. */
  readonly zero: number;
  /** The network's input. */
  readonly prepared: number;
  readonly unit: string;
  readonly range: Range;
  readonly offset: number;
  readonly bound: number | null;
  /** True for the concentration of one species, which has no other rail. */
  readonly single: boolean;
}

/** One input: name, number field, slider that fills from zero, and the active rail with its amount. */
export const InputRow = memo(function InputRow(props: InputRowProps) {
  const { index, name, value, zero, prepared, unit, range, offset, bound, single } = props;
  const field = useId();
  // A species is nobody's first or second input: its name says it all.
  const symbol = inputName(name, single ? null : index);
  return (
    <div className="input-row">
      <div className="input-top">
        <label htmlFor={field} title={symbol.name || undefined}>
          <em className={symbol.name ? "" : "input-symbol"}>
            {symbol.letter}
            <sub>{symbol.subscript}</sub>
          </em>
          {symbol.name}
        </label>
        <NumberField
          id={field}
          className="input-number"
          aria-label={text.inputs.value(name)}
          value={value}
          step={range.step}
          format={(x) => measuredText(range, x)}
          onCommit={(x) => setInput(index, x)}
        />
        {unit ? <span className="input-unit">{unit}</span> : null}
      </div>
      <Slider.Root
        className="slider"
        min={range.min}
        max={range.max}
        step={range.step}
        value={[value]}
        onValueChange={([x]) => x !== undefined && setInput(index, x)}
      >
        <Slider.Track className="slider-track">
          <Fill range={range} zero={zero} value={value} />
        </Slider.Track>
        <Slider.Thumb
          className="slider-thumb"
          aria-label={text.inputs.slider(name)}
          aria-valuetext={`${measuredText(range, value)} ${unit}`.trim()}
        />
      </Slider.Root>
      <div className="input-scale">
        <span>{measuredText(range, range.min)}</span>
        {single ? null : <RailChip index={index} prepared={prepared} offset={offset} bound={bound} />}
        <span>{measuredText(range, range.max)}</span>
      </div>
    </div>
  );
});

interface RailChipProps {
  readonly index: number;
  readonly prepared: number;
  readonly offset: number;
  readonly bound: number | null;
}

function Fill({
  range,
  zero,
  value,
}: {
  readonly range: Range;
  readonly zero: number;
  readonly value: number;
}) {
  const middle = percentIn(range, zero);
  const thumb = percentIn(range, value);
  const inside = range.min <= zero && zero <= range.max;
  return (
    <>
      <span
        className={value >= zero ? "slider-fill slider-fill-plus" : "slider-fill slider-fill-minus"}
        style={{ left: `${Math.min(middle, thumb)}%`, width: `${Math.abs(thumb - middle)}%` }}
      />
      {inside ? <span className="slider-zero" style={{ left: `${middle}%` }} /> : null}
    </>
  );
}

function RailChip({ index, prepared, offset, bound }: RailChipProps) {
  const { plus, minus } = railsOf(prepared, offset, bound);
  const sign = Math.sign(plus - minus);
  const whole = Math.max(plus, minus);
  // At the time cursor: what the run has left of it. Folded inputs have no rails of their own.
  const left = useMoment(({ moment }) => {
    if (whole === 0) return null;
    const amount = (sign < 0 ? moment?.inputs?.minus : moment?.inputs?.plus)?.[index];
    return amount === undefined ? null : Math.max(0, amount).toFixed(3);
  });
  const hint = text.inputs.railHint(plainNumber(plus, 4), plainNumber(minus, 4));
  const level = left === null ? 100 : Math.min(100, (100 * Number(left)) / whole);
  const chip = (
    <span
      className={sign === 0 ? "ui-rail" : sign > 0 ? "ui-rail ui-rail-plus" : "ui-rail ui-rail-minus"}
      data-rail={sign === 0 ? undefined : sign > 0 ? "+" : "−"}
      title={left === null ? hint : text.inputs.railNow(left.replace("-", "−"), plainNumber(whole, 3))}
      style={{ "--level": `${level}%` } as CSSProperties}
    >
      <Rail sign={sign} amount={left ?? plainNumber(whole, 3)} explained={index === 0} />
    </span>
  );
  // An offset fills the other rail, too; its amount at the time cursor is another.
  if (sign === 0 || Math.min(plus, minus) === 0 || left !== null) return chip;
  return (
    <span className="input-rails">
      {chip}
      <span className="ui-rail">
        <Rail sign={-sign} amount={plainNumber(Math.min(plus, minus), 3)} />
      </span>
    </span>
  );
}

interface RailProps {
  readonly sign: number;
  readonly amount: string;
  /** Says what a rail is: once in the pane. */
  readonly explained?: boolean;
}

function Rail({ sign, amount, explained = false }: RailProps) {
  const name = <>X{sign === 0 ? null : <sup>{sign > 0 ? "+" : "−"}</sup>}</>;
  return (
    <>
      <span>{explained ? <Term word="dual rail">{name}</Term> : name}</span>
      <span>{amount}</span>
    </>
  );
}
