import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import type { NetworkDocument } from "../../src-worker/model/document.ts";
import { hasUnit } from "../../src-worker/model/edit.ts";
import { type Activity, type Network, type UnitRef, widths } from "../../src-worker/model/network.ts";
import { HowButton } from "../help/HowButton.tsx";
import { HowMenu } from "../help/HowMenu.tsx";
import { hideInspector, useInspector } from "../store/inspector.ts";
import { counted, unitName, valueText } from "../store/names.ts";
import { useRun } from "../store/run.ts";
import { useShownNetwork } from "../store/useShownNetwork.ts";
import { useView } from "../store/view.ts";
import { IconButton } from "../ui/Button.tsx";
import { FormulaView } from "./FormulaView.tsx";
import { formulaOf } from "./formula.ts";
import { selectUnit } from "./links.ts";
import { SpeciesTable } from "./SpeciesTable.tsx";
import { Summary } from "./Summary.tsx";
import { placeSentence } from "./sentences.ts";
import { words } from "./text.ts";
import { UnitReactions } from "./UnitReactions.tsx";
import { UnitSymbol } from "./UnitSymbol.tsx";
import { useActivity, useChemistry } from "./useChemistry.ts";
import "./inspector.css";

const ICON = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;
/** Reactions of each kind at first, and with every press for more. */
const FEW = 8;
const MORE = 100;

/** Everything about the selected unit: formula, species, curves, reactions; several units in a table. */
export function InspectorPane() {
  const pane = useRef<HTMLElement>(null);
  useFocusWhenAsked(pane);
  const { document, activity } = useActivity();
  const { network } = document;
  const selected = useView((view) => view.selectedUnits);
  const units = selected.filter((unit) => hasUnit(network, unit));
  const [unit] = units;
  return (
    <HowMenu>
      <section
        ref={pane}
        className="inspector"
        aria-label={words.title}
        tabIndex={-1}
        onKeyDown={closeOnEscape}
      >
        {!unit ? (
          <>
            <Header>
              <h2>{words.title}</h2>
            </Header>
            <p className="in-empty">{words.empty}</p>
          </>
        ) : units.length > 1 ? (
          <>
            <Header>
              <h2>{counted(units.length, "unit")}</h2>
            </Header>
            <div className="in-scroll">
              <Summary network={network} activity={activity} units={units} />
            </div>
          </>
        ) : (
          // Another unit starts folded and at the top.
          <Unit key={`${unit.layer},${unit.index}`} document={document} activity={activity} unit={unit} />
        )}
      </section>
    </HowMenu>
  );
}

/** Even where a tooltip stands: it would take the first Escape for itself. */
function closeOnEscape(event: KeyboardEvent): void {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  useInspector.getState().patch({ open: false });
}

/** Takes the focus when somebody asked for the inspector, and gives it back when it closes. */
function useFocusWhenAsked(pane: RefObject<HTMLElement | null>): void {
  const asked = useInspector((state) => state.takesFocus);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (!asked) return;
    before.current = document.activeElement;
    pane.current?.focus();
    useInspector.getState().patch({ takesFocus: false });
  }, [asked, pane]);
  useEffect(() => {
    const element = pane.current;
    return () => {
      const { current } = before;
      const inside = element?.contains(document.activeElement) || document.activeElement === document.body;
      if (inside && current instanceof HTMLElement && current.isConnected) current.focus();
    };
  }, [pane]);
}

function Header({ children }: { readonly children: ReactNode }) {
  return (
    <header className="ui-pane-head in-header">
      {children}
      <span className="ui-pane-grow" />
      <IconButton label={words.close} shortcut="Esc" onClick={hideInspector}>
        <X {...ICON} />
      </IconButton>
    </header>
  );
}

interface UnitProps {
  readonly document: NetworkDocument;
  readonly activity: Activity;
  readonly unit: UnitRef;
}

function Unit({ document, activity, unit }: UnitProps) {
  const { network } = document;
  const formula = formulaOf(network, activity, unit);
  const name = unitName(network, unit);
  const [limit, setLimit] = useState(FEW);
  const shownNetwork = useShownNetwork();
  const compiled = useRun((state) => state.compilation?.compiled ?? null);
  const chemistry = useChemistry(unit, limit);
  const known = compiled && chemistry ? { compiled, chemistry } : null;
  const networkValue = unit.layer === network.layers.length ? formula.value : null;
  return (
    <>
      <Header>
        <h2>
          <span>
            <UnitSymbol {...name} /> = {valueText(formula.value)}
          </span>
          {name.name ? <span className="in-name">{name.name}</span> : null}
        </h2>
        <span className="ui-pane-note">{placeSentence(network, unit, formula.kind)}</span>
        <HowButton topic={unit.layer === 0 ? "input" : "unit"} />
        <Neighbours network={network} unit={unit} />
      </Header>
      <div className="in-columns">
        <div className="in-scroll">
          <FormulaView document={document} unit={unit} formula={formula} />
          {known ? <SpeciesTable unit={unit} {...known} networkValue={networkValue} /> : null}
        </div>
        <div className="in-scroll">
          {known ? (
            <UnitReactions network={shownNetwork} {...known} onMore={() => setLimit(limit + MORE)} />
          ) : (
            <p className="in-empty">{words.waiting}</p>
          )}
        </div>
      </div>
    </>
  );
}

function Neighbours({ network, unit }: { readonly network: Network; readonly unit: UnitRef }) {
  const size = widths(network)[unit.layer] ?? 0;
  const go = (index: number) => selectUnit({ layer: unit.layer, index });
  return (
    <span className="in-neighbours">
      <IconButton label={words.before} disabled={unit.index === 0} onClick={() => go(unit.index - 1)}>
        <ChevronUp {...ICON} />
      </IconButton>
      <IconButton label={words.after} disabled={unit.index + 1 >= size} onClick={() => go(unit.index + 1)}>
        <ChevronDown {...ICON} />
      </IconButton>
    </span>
  );
}
