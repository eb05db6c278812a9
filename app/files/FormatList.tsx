import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useId } from "react";
import { exportText } from "./exportText.ts";

/** A format or a figure, as the list names it. */
export interface ListItem {
  readonly id: string;
  readonly name: string;
  /** File endings. */
  readonly detail: string;
  /** How well it answers a search, 0 … 1. */
  readonly score: (search: string) => number;
}

export interface ListGroup {
  readonly heading: string;
  readonly items: readonly ListItem[];
}

interface Props {
  readonly groups: readonly ListGroup[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** The formats by group, found by tool, language or file ending; arrow keys walk through them. */
export function FormatList({ groups, chosen, onChoose }: Props) {
  const items = new Map(groups.flatMap((group) => group.items.map((item) => [item.id, item])));
  const filter = (id: string, search: string) => items.get(id)?.score(search) ?? 0;
  return (
    <Command
      className="export-formats"
      label={exportText.find}
      filter={filter}
      value={chosen}
      onValueChange={(id) => items.has(id) && onChoose(id)}
      disablePointerSelection
      vimBindings={false}
      loop
    >
      <div className="export-find">
        <Search size={14} strokeWidth={1.5} aria-hidden />
        <Command.Input placeholder={exportText.placeholder} autoFocus />
      </div>
      <Command.List label={exportText.formats}>
        <Command.Empty>{exportText.none}</Command.Empty>
        {groups.map(({ heading, items: members }) => (
          <Command.Group key={heading} heading={heading}>
            {members.map((item) => (
              <FormatItem key={item.id} item={item} onChoose={onChoose} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

function FormatItem({
  item,
  onChoose,
}: {
  readonly item: ListItem;
  readonly onChoose: (id: string) => void;
}) {
  const detail = useId();
  return (
    <Command.Item value={item.id} onSelect={onChoose} aria-describedby={detail}>
      <span>{item.name}</span>
      <small id={detail}>{item.detail}</small>
    </Command.Item>
  );
}
