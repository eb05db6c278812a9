import "./palette.css";
import { Command as List } from "cmdk";
import { type KeyboardEvent as KeyPress, useEffect, useMemo, useRef, useState } from "react";
import { appState, COMMANDS, runCommand } from "../actions/commands.ts";
import { isMac, matchesKeys } from "../actions/keys.ts";
import { useOverlay } from "../store/overlay.ts";
import { useShell } from "../store/shell.ts";
import { FloatingSearch } from "../ui/FloatingSearch.tsx";
import { takeEarlyTyping } from "./EarlyKeys.tsx";
import { findCommands, type PaletteItem, paletteGroups } from "./list.ts";
import { text } from "./text.ts";

/** The command palette: every command and example by name, with its key or why it cannot run now. */
export function PaletteDialog() {
  const open = useOverlay((overlay) => overlay.palette);
  return (
    <FloatingSearch
      open={open}
      onOpenChange={(palette) => useOverlay.getState().patch({ palette })}
      title={text.palette.title}
      description={text.palette.description}
    >
      {(closeAnd) => <Commands run={(item) => closeAnd(() => runCommand(item.command))} />}
    </FloatingSearch>
  );
}

function Commands({ run }: { readonly run: (item: PaletteItem) => void }) {
  const examples = useShell((shell) => shell.examples);
  const [{ search: first, enter }] = useState(takeEarlyTyping);
  const [search, setSearch] = useState(first);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!enter) return;
    const press = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
    // The list takes the search in an effect of its own, and chooses its best row in the rendering after it.
    const timer = setTimeout(() => input.current?.dispatchEvent(press));
    return () => clearTimeout(timer);
  }, [enter]);
  // Nothing else can change while the palette is open.
  const groups = useMemo(() => paletteGroups(appState(), examples ?? []), [examples]);
  // The list would sort rows within their groups, and not the groups.
  const found = useMemo(() => findCommands(groups, search), [groups, search]);
  return (
    <List
      className="palette"
      label={text.palette.title}
      shouldFilter={false}
      loop
      vimBindings={false}
      onKeyDown={closeOnItsKey}
    >
      <List.Input
        ref={input}
        value={search}
        onValueChange={setSearch}
        className="palette-input"
        placeholder={text.palette.placeholder}
      />
      <List.List className="palette-list" label={text.palette.list}>
        <List.Empty className="palette-none">{text.palette.none}</List.Empty>
        {found.map((group) => (
          <List.Group key={group.name} heading={group.name} className="palette-group">
            {group.items.map((item) => (
              <Row key={item.command.id} item={item} run={run} />
            ))}
          </List.Group>
        ))}
      </List.List>
    </List>
  );
}

interface RowProps {
  readonly item: PaletteItem;
  readonly run: (item: PaletteItem) => void;
}

function Row({ item, run }: RowProps) {
  const { command, label, shortcut, reason } = item;
  return (
    <List.Item
      className="palette-item"
      value={command.id}
      disabled={reason !== null}
      onSelect={() => run(item)}
    >
      <span className="palette-label">
        {label}
        {reason ? <small>{reason}</small> : null}
      </span>
      {shortcut ? <kbd className="ui-kbd">{shortcut}</kbd> : null}
    </List.Item>
  );
}

/** The key that opens the palette closes it. */
function closeOnItsKey(event: KeyPress): void {
  const own = COMMANDS.palette.keys.some((keys) => matchesKeys(event.nativeEvent, keys, isMac()));
  if (!own) return;
  event.preventDefault();
  useOverlay.getState().patch({ palette: false });
}
