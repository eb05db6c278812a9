import { ListFilter, Pin, Search, X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { isFace } from "../../src-worker/model/crnFace.ts";
import type { Network, UnitRef } from "../../src-worker/model/network.ts";
import { layerName, unitText } from "../store/names.ts";
import { pinUnits, toggleLayer, unpinUnit, useReactionFilter } from "../store/reactionFilter.ts";
import { unitKey, useView } from "../store/view.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Menu, MenuCheck } from "../ui/Menu.tsx";
import { type Chips, chipCount, selectionName } from "./filter.ts";
import { words } from "./words.ts";

/** Above this many layers they are in a menu. */
const MOST_LAYER_CHIPS = 6;
/** Pixels of the search, the linked chip and the count, and of one layer's chip. */
const OTHER_WIDTH = 330;
const CHIP_WIDTH = 62;

function hasRoom({ layers, width }: Pick<FilterBarProps, "layers" | "width">): boolean {
  return layers.length <= MOST_LAYER_CHIPS && width >= OTHER_WIDTH + layers.length * CHIP_WIDTH;
}

export interface FilterBarProps {
  readonly network: Network;
  /** Layers to filter by: those with species in the shown reactions. */
  readonly layers: readonly number[];
  readonly chips: Chips;
  /** Reactions of the selected units. */
  readonly linked: number;
  readonly shown: number;
  readonly total: number;
  readonly width: number;
  readonly search: RefObject<HTMLInputElement | null>;
  /** Moves the focus from the search field into the list. */
  readonly onEnterList: () => void;
  /** What the pane's head has no room for. */
  readonly children?: ReactNode;
}

/** Search, chips for layers and units, and how many reactions pass. */
export function FilterBar(props: FilterBarProps) {
  const { network, layers, chips, shown, total } = props;
  const roomy = hasRoom(props);
  return (
    <div className="rl-filter">
      <SearchField {...props} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row of chips everywhere */}
      <div className="rl-chips" role="group" aria-label={words.filter.group}>
        {roomy ? (
          <LayerChips network={network} layers={layers} chips={chips} />
        ) : (
          <LayerMenu network={network} layers={layers} chips={chips} />
        )}
        <LinkedChip {...props} />
        {chips.units.map((unit) => (
          <UnitChip key={unitKey(unit)} network={network} unit={unit} />
        ))}
        {chips.only ? <OnlyChip label={chips.only.label} /> : null}
      </div>
      <span className="rl-count" role="status">
        {shown < total ? words.filter.count(shown, total) : null}
      </span>
      {props.children}
    </div>
  );
}

function SearchField({ network, search, onEnterList }: FilterBarProps) {
  const query = useView((state) => state.reactionSearch);
  const set = (reactionSearch: string) => useView.getState().patch({ reactionSearch });
  return (
    <span className="rl-find">
      <Search size={14} strokeWidth={1.5} aria-hidden />
      <input
        ref={search}
        type="text"
        aria-label={words.find}
        placeholder={isFace(network) ? words.findSpeciesHint : words.findHint}
        spellCheck={false}
        autoComplete="off"
        aria-keyshortcuts="/"
        value={query}
        onChange={(event) => set(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && query) {
            event.stopPropagation();
            set("");
          }
          if (event.key === "Enter" || event.key === "ArrowDown") {
            event.preventDefault();
            onEnterList();
          }
        }}
      />
      {query ? (
        <button type="button" aria-label={words.clearFind} onClick={() => set("")}>
          <X size={12} aria-hidden />
        </button>
      ) : null}
    </span>
  );
}

type LayersProps = Pick<FilterBarProps, "network" | "layers" | "chips">;

function LayerChips({ network, layers, chips }: LayersProps) {
  return layers.map((layer) => {
    const name = layerName(network, layer);
    return (
      <button
        key={layer}
        type="button"
        className="rl-chip"
        aria-pressed={chips.layers.includes(layer)}
        title={words.filter.layer(name)}
        onClick={() => toggleLayer(layer)}
      >
        {name}
      </button>
    );
  });
}

function LayerMenu({ network, layers, chips }: LayersProps) {
  const count = chipCount({ ...chips, linked: false, only: null, units: [] });
  const trigger = (
    <Button className="rl-filter-menu">
      <ListFilter size={14} strokeWidth={1.75} aria-hidden />
      {count > 0 ? words.filter.menuCount(count) : words.filter.menu}
    </Button>
  );
  return (
    <Menu trigger={trigger}>
      {layers.map((layer) => (
        <MenuCheck
          key={layer}
          label={words.filter.layer(layerName(network, layer))}
          checked={chips.layers.includes(layer)}
          onChange={() => toggleLayer(layer)}
        />
      ))}
    </Menu>
  );
}

/** Follows the selection while pressed; its pin keeps these units. */
function LinkedChip(props: FilterBarProps) {
  const { network, chips, linked } = props;
  const selected = useView((state) => state.selectedUnits);
  if (selected.length === 0) return null;
  const name = selectionName(network, selected);
  const label = (hasRoom(props) ? words.filter.linked : words.filter.linkedShort)(name, linked);
  return (
    <>
      <button
        type="button"
        className="rl-chip rl-linked"
        aria-pressed={chips.linked}
        title={chips.linked ? words.filter.showAll : words.filter.showLinked(name)}
        onClick={() => useReactionFilter.getState().patch({ linked: !chips.linked })}
      >
        {label}
      </button>
      {chips.linked ? (
        <IconButton label={words.filter.pin(name)} className="rl-pin" onClick={() => pinUnits(selected)}>
          <Pin size={14} strokeWidth={1.75} aria-hidden />
        </IconButton>
      ) : null}
    </>
  );
}

function UnitChip({ network, unit }: { readonly network: Network; readonly unit: UnitRef }) {
  const name = unitText(network, unit);
  return (
    <button
      type="button"
      className="rl-chip rl-chip-on"
      title={words.filter.unpin(name)}
      aria-label={words.filter.unpin(name)}
      onClick={() => unpinUnit(unit)}
    >
      {name}
      <X size={12} aria-hidden />
    </button>
  );
}

function OnlyChip({ label }: { readonly label: string }) {
  return (
    <button
      type="button"
      className="rl-chip rl-chip-on"
      title={words.filter.drop(label)}
      aria-label={words.filter.drop(label)}
      onClick={() => useReactionFilter.getState().patch({ only: null })}
    >
      {label}
      <X size={12} aria-hidden />
    </button>
  );
}
