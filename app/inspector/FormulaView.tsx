import { useState } from "react";
import type { NetworkDocument } from "../../src-worker/model/document.ts";
import type { UnitRef } from "../../src-worker/model/network.ts";
import { Term } from "../help/Term.tsx";
import { unitName, unitText, valueText } from "../store/names.ts";
import { useRun } from "../store/run.ts";
import { slowness } from "../store/slow.ts";
import { sameUnit, useView } from "../store/view.ts";
import { plainNumber } from "../ui/numbers.ts";
import type { Formula, FormulaTerm } from "./formula.ts";
import { hoverUnit, selectUnit } from "./links.ts";
import { endSentence, foldedSum, formulaSentence, MOST_TERMS, signedText } from "./sentences.ts";
import { words } from "./text.ts";
import { UnitSymbol } from "./UnitSymbol.tsx";

interface FormulaViewProps {
  readonly document: NetworkDocument;
  readonly unit: UnitRef;
  readonly formula: Formula;
}

/** z = Σ ± sources + bias with the present numbers, every source a way to its unit; then how it ends. */
export function FormulaView({ document, unit, formula }: FormulaViewProps) {
  const { network } = document;
  const { kind, value } = formula;
  const slow = useRun((run) => slowness(run, unit));
  return (
    <section className="in-formula" data-how="unit" aria-label={words.formula}>
      <p className="ui-hidden">{formulaSentence(network, unit, formula)}</p>
      {kind === "input" ? (
        <p className="in-sum">
          <UnitSymbol {...unitName(network, unit)} /> = <InputSum document={document} index={unit.index} />
          {valueText(value)}
        </p>
      ) : (
        <Sum {...{ document, unit, formula }} />
      )}
      <p className="in-end">
        {endSentence(formula)}
        {slow === null ? null : (
          <span className="ui-chip ui-chip-warn">{words.slow(valueText(slow, 2))}</span>
        )}
      </p>
    </section>
  );
}

/** (5.1 cm − 5.84) / 0.83 = for an input that is prepared. */
function InputSum({ document, index }: { readonly document: NetworkDocument; readonly index: number }) {
  const raw = useRun((run) => run.input[index] ?? 0);
  const { preparation } = document;
  if (!preparation) return null;
  const unit = preparation.units?.[index];
  const [mean, deviation] = [preparation.mean[index] ?? 0, preparation.deviation[index] ?? 1];
  return `(${plainNumber(raw, 3)}${unit ? ` ${unit}` : ""} − ${plainNumber(mean, 3)}) / ${plainNumber(deviation, 3)} = `;
}

function Sum({ document, unit, formula }: FormulaViewProps) {
  const { network } = document;
  const { kind, terms, bias, z, value } = formula;
  const [unfolded, setUnfolded] = useState(false);
  const long = terms.length > MOST_TERMS;
  const result = kind === "relu" ? "z" : unitText(network, unit);
  return (
    <>
      <p className="in-sum">
        <i>{kind === "relu" ? "z" : <UnitSymbol {...unitName(network, unit)} />}</i> =
        {long ? (
          <button
            type="button"
            className="in-fold"
            aria-expanded={unfolded}
            title={unfolded ? words.foldTerms : words.unfoldTerms(terms.length)}
            onClick={() => setUnfolded(!unfolded)}
          >
            {foldedSum(formula)}
          </button>
        ) : null}
        {terms.length === 0 ? <span className="in-none">{words.noTerms}</span> : null}
        {long ? null : <Terms network={network} terms={terms} />}
        {bias === 0 ? null : (
          <span className="in-bias">
            {signedText(bias)}{" "}
            <small>
              <Term word="bias">{words.bias}</Term>
            </small>
          </span>
        )}
        <span>
          = <b>{valueText(z)}</b>
          {kind === "relu" ? "," : null}
        </span>
        {kind === "relu" ? (
          <span>
            <UnitSymbol {...unitName(network, unit)} /> = {words.relu("z")} = <b>{valueText(value)}</b>
          </span>
        ) : null}
      </p>
      {long && unfolded ? (
        // biome-ignore lint/a11y/useSemanticElements: a list of buttons under the sum they belong to
        <div className="in-terms" role="group" aria-label={`${words.sources}, ${result}`}>
          <Terms network={network} terms={terms} />
        </div>
      ) : null}
    </>
  );
}

interface TermsProps {
  readonly network: NetworkDocument["network"];
  readonly terms: readonly FormulaTerm[];
}

function Terms({ network, terms }: TermsProps) {
  return terms.map(({ source, weight, value }) => {
    const name = unitName(network, source);
    const sign = weight < 0 ? "−" : "+";
    const label = words.term(weight < 0, unitText(network, source), valueText(value));
    return (
      <TermButton key={`${source.layer},${source.index}`} source={source} label={label}>
        <span className={weight < 0 ? "in-minus" : "in-plus"}>{sign}</span> <UnitSymbol {...name} />
        <small>{valueText(value)}</small>
      </TermButton>
    );
  });
}

interface TermButtonProps {
  readonly source: UnitRef;
  readonly label: string;
  readonly children: React.ReactNode;
}

function TermButton({ source, label, children }: TermButtonProps) {
  const lit = useView((view) => sameUnit(view.hovered, source));
  return (
    <button
      type="button"
      className={lit ? "in-term is-lit" : "in-term"}
      aria-label={label}
      onMouseEnter={() => hoverUnit(source)}
      onMouseLeave={() => hoverUnit(null)}
      onFocus={() => hoverUnit(source)}
      onBlur={() => hoverUnit(null)}
      onClick={() => selectUnit(source)}
    >
      {children}
    </button>
  );
}
