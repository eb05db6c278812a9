import { useMemo, useState } from "react";
import type { Network } from "../../../src-worker/model/network.ts";
import { ROW_STATUS } from "../../../src-worker/model/reduction.ts";
import { paperNumber } from "../../store/paperNumbers.ts";
import { sameUnit, useView } from "../../store/view.ts";
import { speciesOfUnits } from "../rows.ts";
import { VirtualList } from "../VirtualList.tsx";
import { PlayerRow, playerRowId, stateOf } from "./PlayerRow.tsx";
import { type Picture, type PlayedRow, useLeaving } from "./usePlayback.ts";
import { words } from "./words.ts";

/** Number, arrow, what happened and padding of a row in pixels. */
const FIXED = 190;

interface PlayerListProps {
  readonly network: Network;
  readonly picture: Picture;
  readonly width: number;
  readonly onRange: (from: number, to: number) => void;
}

/** All reactions at this point of the reduction; the one just removed is struck out in its place. */
export function PlayerList({ network, picture, width, onRange }: PlayerListProps) {
  const { plan, frame } = picture;
  const leaving = useLeaving(picture);
  const status = useMemo(
    () => new Map(Array.from(frame.reactions, (r, i) => [r, frame.status[i] as number])),
    [frame],
  );
  const present = frame.status.reduce((n, s) => (s === ROW_STATUS.removed ? n : n + 1), 0);
  const sections = useMemo(() => {
    const rows = Int32Array.from([...frame.reactions, ...leaving.keys()]).sort();
    return [{ title: words.list, count: words.listCount(present), rows }];
  }, [frame, leaving, present]);
  const reveal = useMemo(() => firstOf(picture), [picture]);
  const hovered = useView((state) => state.hovered);
  const selected = useView((state) => state.selectedUnits);
  const lit = useMemo(() => speciesOfUnits(plan.species, hovered ? [hovered] : []), [plan, hovered]);
  const chosen = useMemo(() => speciesOfUnits(plan.species, selected), [plan, selected]);
  const [active, setActive] = useState(-1);
  return (
    <VirtualList
      label={words.list}
      sections={sections}
      column=""
      active={status.has(active) ? active : -1}
      activeId={playerRowId}
      reveal={reveal}
      onRange={onRange}
      onSelect={(reaction, species) => {
        setActive(reaction);
        select(picture, reaction, species);
      }}
      onHover={(reaction, species) => hover(picture, reaction, species)}
      renderRow={(reaction) => {
        const row = picture.row(reaction) ?? leaving.get(reaction) ?? null;
        return (
          <PlayerRow
            species={plan.species}
            reaction={reaction}
            row={row}
            state={status.has(reaction) ? stateOf(status.get(reaction)) : "leaving"}
            paper={paperNumber(network, reaction)}
            selected={reaction === active || (row !== null && touches(row, chosen))}
            lit={row !== null && touches(row, lit)}
            room={width - FIXED}
          />
        );
      }}
    />
  );
}

function touches({ reactants }: PlayedRow, flags: Uint8Array): boolean {
  return reactants.some(({ species }) => flags[species] === 1);
}

/** The reaction to look at: the first removed, else the first changed. */
function firstOf({ frame }: Picture): number {
  const { reactions, status } = frame;
  const removed = status.indexOf(ROW_STATUS.removed);
  const at = removed >= 0 ? removed : status.indexOf(ROW_STATUS.changed);
  return at >= 0 ? (reactions[at] as number) : -1;
}

function unitOf({ plan }: Picture, species: number | undefined) {
  if (species === undefined) return null;
  return { layer: plan.species.layer[species] as number, index: plan.species.unit[species] as number };
}

function unitOfRow(picture: Picture, reaction: number) {
  return unitOf(picture, picture.row(reaction)?.reactants[0]?.species);
}

function select(picture: Picture, reaction: number, species: number | null): void {
  const unit = species === null ? unitOfRow(picture, reaction) : unitOf(picture, species);
  if (unit) useView.getState().patch({ selectedUnits: [unit], selectedEdges: [] });
}

function hover(picture: Picture, reaction: number | null, species: number | null): void {
  const unit =
    species !== null ? unitOf(picture, species) : reaction === null ? null : unitOfRow(picture, reaction);
  const id = species === null ? null : (picture.plan.species.ids[species] ?? null);
  const { hovered, hoveredSpecies, patch } = useView.getState();
  if (hoveredSpecies === id && (hovered === unit || sameUnit(hovered, unit))) return;
  patch({ hovered: unit, hoveredSpecies: id });
}
