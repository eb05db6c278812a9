import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useId } from "react";
import { searchScore, type Target, type TargetGroup } from "./exportChoices.ts";
import { exportText } from "./exportText.ts";

interface Props {
  readonly groups: readonly TargetGroup[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** The formats by group, found by tool, language or file ending; arrow keys walk through them. */
export function FormatList({ groups, chosen, onChoose }: Props) {
  const targets = new Map(groups.flatMap((group) => group.targets.map((target) => [target.id, target])));
  const filter = (id: string, search: string) => {
    const target = targets.get(id);
    return target ? searchScore(target, search) : 0;
  };
  return (
    <Command
      className="export-formats"
      label={exportText.find}
      filter={filter}
      value={chosen}
      onValueChange={(id) => targets.has(id) && onChoose(id)}
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
        {groups.map(({ group, targets: members }) => (
          <Command.Group key={group} heading={exportText.groups[group]}>
            {members.map((target) => (
              <FormatItem key={target.id} target={target} onChoose={onChoose} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

function FormatItem({
  target,
  onChoose,
}: {
  readonly target: Target;
  readonly onChoose: (id: string) => void;
}) {
  const detail = useId();
  return (
    <Command.Item value={target.id} onSelect={onChoose} aria-describedby={detail}>
      <span>{target.name}</span>
      <small id={detail}>{target.extensions[0]}</small>
    </Command.Item>
  );
}
