import { useMemo } from "react";
import type { CompiledNetwork } from "../../src-worker/model/compiled.ts";
import type { Crn } from "../../src-worker/model/crn.ts";
import { prepare } from "../../src-worker/model/document.ts";
import { speciesLabel, speciesName } from "../../src-worker/model/speciesName.ts";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { useView } from "../store/view.ts";
import { plainNumber, wholeNumber } from "../ui/numbers.ts";
import { Species } from "../ui/Species.tsx";
import { GridCell, GridRow } from "./grid.tsx";
import { type InitialRow, initialSections } from "./initial.ts";
import { hoverReaction, unitOfSpecies } from "./links.ts";
import type { ListSection } from "./lists.ts";
import type { Links } from "./useLinks.ts";
import { VirtualList } from "./VirtualList.tsx";
import { words } from "./words.ts";

const said = words.initials;

interface InitialListProps {
  readonly compiled: CompiledNetwork;
  readonly links: Links;
}

/** The non-zero initial concentrations of the current input: input rails, and biases on I, H and Y. */
export function InitialList({ compiled, links }: InitialListProps) {
  const document = useDocument((state) => state.document);
  const input = useRun((state) => state.input);
  const { crn, encoding } = compiled;
  const sections = useMemo(
    () => initialSections(crn, encoding, prepare(document, input)),
    [crn, encoding, document, input],
  );
  if (sections.inputs.length + sections.biases.length === 0) {
    return <p className="rl-empty">{said.empty}</p>;
  }
  return (
    <div className="rl-columns rl-initial" data-how="initial">
      <Column crn={crn} title={said.inputs} rows={sections.inputs} links={links} />
      <Column crn={crn} title={said.biases} rows={sections.biases} links={links} />
    </div>
  );
}

interface ColumnProps {
  readonly crn: Crn;
  readonly title: string;
  readonly rows: readonly InitialRow[];
  readonly links: Links;
}

function Column({ crn, title, rows, links }: ColumnProps) {
  const selectedUnits = useView((state) => state.selectedUnits);
  const list = useMemo<readonly ListSection[]>(
    () => [{ title, count: wholeNumber(rows.length), rows: Int32Array.from(rows, (row) => row.species) }],
    [title, rows],
  );
  const amounts = useMemo(() => new Map(rows.map((row) => [row.species, row])), [rows]);
  const active =
    selectedUnits.length > 0 ? (rows.find((row) => links.linked?.[row.species])?.species ?? -1) : -1;
  if (rows.length === 0) return <p className="rl-list rl-empty">{said.none(title)}</p>;
  return (
    <VirtualList
      label={title}
      sections={list}
      column=""
      active={active}
      activeId={initialId}
      reveal={active}
      onSelect={(s) => selectSpecies(crn, s)}
      onHover={(s) => hoverReaction(crn, null, s)}
      renderRow={(s) => {
        const row = amounts.get(s);
        return row ? <Row crn={crn} row={row} links={links} /> : null;
      }}
    />
  );
}

function initialId(species: number): string {
  return `initial-${species}`;
}

function selectSpecies(crn: Crn, s: number): void {
  const unit = unitOfSpecies(crn, s);
  if (!unit) return;
  const selectedSpecies = crn.species.ids[s] ?? null;
  useView.getState().patch({ selectedUnits: [unit], selectedEdges: [], selectedSpecies });
}

function Row({ crn, row, links }: { readonly crn: Crn; readonly row: InitialRow; readonly links: Links }) {
  const s = row.species;
  const linked = links.linked?.[s] === 1;
  const bias = row.fromInput === 0 ? 0 : row.total - row.fromInput;
  const amount = plainNumber(row.total, 4);
  return (
    <GridRow
      id={initialId(s)}
      data-reaction={s}
      aria-selected={linked}
      aria-label={`${speciesLabel(crn.species, s)} ${amount}`}
      className={linked ? "rx rx-start rx-own" : "rx rx-start"}
    >
      <GridCell className="rx-species">
        <Species {...speciesName(crn.species, s)} look={links.hovered?.[s] ? "hovered" : "plain"} />
      </GridCell>
      <GridCell className="rx-amount">{amount}</GridCell>
      {bias > 0 ? <GridCell className="rx-of-bias">{said.ofBias(plainNumber(bias, 4))}</GridCell> : null}
    </GridRow>
  );
}
