import { CircleHelp } from "lucide-react";
import { HELP_MENU } from "../actions/menus.ts";
import { helpText } from "../help/text.ts";
import { Button } from "../ui/Button.tsx";
import { Menu } from "../ui/Menu.tsx";
import { CommandRows } from "./CommandButton.tsx";

/** Lessons, words, keys, the origin of numbers, about. */
export function HelpMenu() {
  return (
    <Menu
      align="end"
      trigger={
        <Button square aria-label={helpText.menu} title={helpText.menu}>
          <CircleHelp size={16} strokeWidth={1.75} aria-hidden />
        </Button>
      }
    >
      <CommandRows entries={HELP_MENU} />
    </Menu>
  );
}
