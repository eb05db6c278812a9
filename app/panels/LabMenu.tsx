import { ChevronDown, FlaskConical } from "lucide-react";
import { COMMANDS } from "../actions/commands.ts";
import { useCommand } from "../actions/useCommand.ts";
import { type BenchId, useBench } from "../store/bench.ts";
import { Button } from "../ui/Button.tsx";
import { Menu, MenuItem, MenuLine } from "../ui/Menu.tsx";
import { text } from "../ui/text.ts";

const ICON = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;
const WORKPLACES = ["data", "train", "experiments"] as const satisfies readonly BenchId[];

/** What is done with a network as a whole: its data, training, experiments, the paper's numbers. */
export function LabMenu() {
  const shown = useBench((s) => s.shown);
  return (
    <Menu
      align="end"
      trigger={
        <Button look="outline" aria-label={text.lab.menu}>
          <FlaskConical {...ICON} />
          <span className="top-label">{text.lab.menu}</span>
          <ChevronDown className="top-spare" {...ICON} />
        </Button>
      }
    >
      {WORKPLACES.map((bench) => (
        <LabItem key={bench} command={bench} open={shown === bench} />
      ))}
      <MenuLine />
      <LabItem command="verify" open={false} />
      <LabItem command="reproduce" open={false} />
    </Menu>
  );
}

interface LabItemProps {
  readonly command: keyof typeof text.lab.hints;
  /** It stands on the page: choosing it puts it away. */
  readonly open: boolean;
}

function LabItem({ command, open }: LabItemProps) {
  const { label, shortcut, disabled, run } = useCommand(COMMANDS[command]);
  const detail = open ? text.lab.putAway : text.lab.hints[command];
  return <MenuItem label={label} detail={detail} shortcut={shortcut} disabled={disabled} onSelect={run} />;
}
