import { Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { COMMANDS } from "../actions/commands.ts";
import { runCommand } from "../actions/useCommand.ts";
import type { Removed } from "../storage/database.ts";
import {
  downloadRecord,
  type Listed,
  listRecent,
  openRecent,
  putRecentBack,
  removeRecent,
} from "../storage/recent.ts";
import { isKeptForGood, keepForGood } from "../storage/room.ts";
import { storageText } from "../storage/text.ts";
import { useSaved } from "../store/saved.ts";
import { useShell } from "../store/shell.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { clockTime } from "../ui/clock.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { PaneLine } from "../ui/Pane.tsx";
import { text } from "../ui/text.ts";
import { Thumbnail } from "./Thumbnail.tsx";
import "./recent.css";

/** The networks kept in this browser: open one, remove some, put removed ones back. */
export function RecentDialog() {
  const open = useShell((s) => s.recentOpen);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={storageText.listTitle}
      description={storageText.listDescription}
      closeLabel={text.close}
    >
      <RecentList />
    </Dialog>
  );
}

/** A record that could not be shown, and why. */
interface Refusal {
  readonly id: string | null;
  readonly name: string | null;
  readonly text: string;
}

function RecentList() {
  const [list, setList] = useState<readonly Listed[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [removed, setRemoved] = useState<Removed>([]);
  // What is saved while the list is open shows.
  const saved = useSaved((s) => s.status);

  // biome-ignore lint/correctness/useExhaustiveDependencies: read again after each saving and removal
  useEffect(() => {
    let live = true;
    void listRecent().then((result) => {
      if (!live) return;
      if (typeof result === "string") setRefusal({ id: null, name: null, text: result });
      setList(typeof result === "string" ? [] : result);
    });
    return () => {
      live = false;
    };
  }, [saved, removed]);

  const show = async ({ id, entry }: Listed) => {
    const problem = await openRecent(id);
    if (problem === null) return close();
    setRefusal({ id, name: entry?.name ?? null, text: problem });
  };
  const remove = async (ids: readonly string[]) => {
    const result = await removeRecent(ids);
    if (typeof result === "string") setRefusal({ id: null, name: null, text: result });
    else setRemoved([...removed, ...result]);
  };
  const undo = async () => {
    const problem = await putRecentBack(removed);
    if (problem !== null) setRefusal({ id: null, name: null, text: problem });
    setRemoved([]);
  };

  if (list === null) return null;
  return (
    <>
      {refusal ? <RefusalLine refusal={refusal} /> : null}
      {removed.length > 0 ? (
        <div className="recent-removed" role="status">
          {storageText.removedCount(removed.length)}
          <Button look="outline" onClick={() => void undo()}>
            {storageText.undoRemoval}
          </Button>
        </div>
      ) : null}
      {list.length === 0 && !refusal ? <Nothing /> : null}
      <ul className="recent-list">
        {list.map((entry) => (
          <Row
            key={entry.id}
            listed={entry}
            onOpen={() => void show(entry)}
            onRemove={() => void remove([entry.id])}
          />
        ))}
      </ul>
      {list.length > 0 ? <Foot list={list} onRemove={remove} /> : null}
    </>
  );
}

function Nothing() {
  const draw = () => {
    close();
    runCommand(COMMANDS.newNetwork);
  };
  return (
    <div className="recent-none">
      <p>{storageText.listEmpty}</p>
      <Button look="outline" onClick={draw}>
        {text.commands.newNetwork}
      </Button>
    </div>
  );
}

interface RowProps {
  readonly listed: Listed;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}

function Row({ listed: { id, entry, newer, open }, onOpen, onRemove }: RowProps) {
  const name = entry?.name || storageText.unnamed;
  const unreadable = newer ? storageText.isNewer : storageText.isDamaged;
  return (
    <li className="recent-row">
      <button
        type="button"
        className="recent-open"
        onClick={onOpen}
        aria-current={open === "here" || undefined}
      >
        {entry && entry.reactions !== null ? (
          <span className="recent-arrow" aria-hidden="true">
            A → B
          </span>
        ) : (
          <Thumbnail data={entry?.thumbnail ?? null} />
        )}
        <span className="recent-words">
          <b>{name}</b>
          {entry ? (
            <span>
              {entry.reactions === null ? entry.widths.join("-") : text.footer.reactions(entry.reactions)}
              <i>{storageText.edited(clockTime(entry.edited))}</i>
            </span>
          ) : (
            <span>{unreadable}</span>
          )}
        </span>
        {open === "here" ? <span className="ui-chip ui-chip-accent">{storageText.openHere}</span> : null}
        {open === "elsewhere" ? <span className="ui-chip">{storageText.openElsewhere}</span> : null}
      </button>
      {entry ? null : (
        <Button onClick={() => void downloadRecord(id, null)}>{storageText.downloadRecord}</Button>
      )}
      <IconButton
        label={open === "elsewhere" ? storageText.openElsewhereHint : storageText.remove(name)}
        disabled={open === "elsewhere"}
        onClick={onRemove}
      >
        <Trash2 size={16} aria-hidden />
      </IconButton>
    </li>
  );
}

function RefusalLine({ refusal: { id, name, text: words } }: { readonly refusal: Refusal }) {
  return (
    <PaneLine kind="error">
      <span className="recent-refusal">
        <span>{words}</span>
        {id === null ? null : (
          <Button look="outline" onClick={() => void downloadRecord(id, name)}>
            {storageText.downloadRecord}
          </Button>
        )}
      </span>
    </PaneLine>
  );
}

interface FootProps {
  readonly list: readonly Listed[];
  readonly onRemove: (ids: readonly string[]) => Promise<void>;
}

/** Whether the browser may clear the list by itself, and the way to clear it by hand. */
function Foot({ list, onRemove }: FootProps) {
  const [forGood, setForGood] = useState<boolean | null>(null);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    let live = true;
    void isKeptForGood().then((kept) => live && setForGood(kept));
    return () => {
      live = false;
    };
  }, []);
  const ask = async () => {
    const kept = await keepForGood();
    setForGood(kept);
    setRefused(!kept);
  };
  const closed = list.filter(({ open }) => open !== "elsewhere").map(({ id }) => id);
  return (
    <footer className="recent-foot">
      <span role="status">
        {forGood === null
          ? ""
          : forGood
            ? storageText.forGood
            : refused
              ? storageText.refused
              : storageText.notForGood}
      </span>
      {forGood === false && !refused ? (
        <Button onClick={() => void ask()}>{storageText.askForGood}</Button>
      ) : null}
      <span className="recent-grow" />
      <Button look="outline" disabled={closed.length === 0} onClick={() => void onRemove(closed)}>
        {storageText.removeAll}
      </Button>
    </footer>
  );
}

function close(): void {
  useShell.getState().patch({ recentOpen: false });
}
