import { useId, useMemo, useState } from "react";
import type { Crn } from "../../src-worker/model/crn.ts";
import { speciesLabel } from "../../src-worker/model/speciesName.ts";
import { withGhost } from "../actions/rates.ts";
import { useRun } from "../store/run.ts";
import { plainNumber } from "../ui/numbers.ts";
import { words } from "./text.ts";

/** Decades up and down from 1. */
const DECADES = 3;

/** One rate constant over six decades; the others stay 1. The curves with all at 1 stay behind as a ghost. */
export function RateDial({ first }: { readonly first: number }) {
  const compilation = useRun((state) => state.compilation);
  const rates = useRun((state) => state.settings.rates);
  const [reaction, setReaction] = useState(first);
  const [select, slider] = [useId(), useId()];
  const crn = compilation?.compiled.crn;
  const names = useMemo(() => (crn ? reactionNames(crn) : []), [crn]);
  const chosen = Math.min(reaction, names.length - 1);
  const k = rates.kind === "explicit" ? (rates.values[chosen] ?? 1) : 1;
  if (!crn) return <p className="lesson-dial">{words.rate.none}</p>;
  const shown = plainNumber(Number(k.toPrecision(2)), 4);
  return (
    <fieldset className="lesson-dial">
      <legend>{words.rate.title}</legend>
      <label htmlFor={select}>{words.rate.reaction}</label>
      <select id={select} value={chosen} onChange={(event) => setReaction(Number(event.target.value))}>
        {names.map((name, r) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: reactions are their positions
          <option key={r} value={r}>
            {name}
          </option>
        ))}
      </select>
      <label htmlFor={slider}>{words.rate.value(shown)}</label>
      <input
        id={slider}
        type="range"
        aria-label={words.rate.slider}
        aria-valuetext={words.rate.value(shown)}
        min={-DECADES}
        max={DECADES}
        step={0.1}
        value={Math.log10(k)}
        onChange={(event) => setRate(chosen, 10 ** Number(event.target.value), names.length)}
      />
    </fieldset>
  );
}

function setRate(reaction: number, k: number, count: number): void {
  const { settings, ghosts, simulation, status, patch } = useRun.getState();
  const { rates } = settings;
  const first = ghosts.length === 0 && status === "settled" && simulation;
  const before = rates.kind === "explicit" ? rates.values : new Array<number>(count).fill(1);
  patch({
    settings: {
      ...settings,
      rates: { kind: "explicit", values: before.map((old, r) => (r === reaction ? k : old)) },
    },
    ghosts: first ? withGhost(ghosts, rates, simulation) : ghosts,
  });
}

/** "7: I⁺₁,₁ → M₁,₁ + H⁺₁,₁", as the list numbers them. */
function reactionNames(crn: Crn): string[] {
  const side = ({ start, species, coefficient }: Crn["reactants"], r: number) => {
    const terms: string[] = [];
    for (let i = start[r] as number; i < (start[r + 1] as number); i++) {
      const n = coefficient[i] as number;
      terms.push(`${n === 1 ? "" : `${n} `}${speciesLabel(crn.species, species[i] as number)}`);
    }
    return terms.join(" + ") || "∅";
  };
  return Array.from(crn.rate, (_, r) => `${r + 1}: ${side(crn.reactants, r)} → ${side(crn.products, r)}`);
}
