import { ChartLine, Columns3, Moon, PencilRuler, Presentation, Projector, Sun } from "lucide-react";
import type { ReactNode } from "react";
import { INSPECT_COMMANDS } from "../actions/commands/inspect.ts";
import { chooseLayout, LAYOUT_COMMANDS, SCREEN_COMMANDS, togglePane } from "../actions/screen.ts";
import { chooseTheme, nextTheme, THEMES } from "../actions/theme.ts";
import { shortcutOf, useCommand } from "../actions/useCommand.ts";
import { LAYOUTS, type LayoutId, PANES } from "../store/layouts.ts";
import { useScreen } from "../store/screen.ts";
import { useShell } from "../store/shell.ts";
import { type Theme, useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { Menu, MenuCheck, MenuChoice, MenuLabel, MenuLine } from "../ui/Menu.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { text } from "../ui/text.ts";
import { CommandItem } from "./CommandButton.tsx";
import { useInspecting } from "./Lower.tsx";

const ICON = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

/** Layouts, panes and themes in one menu: everything about how the page looks. */
export function ViewMenu() {
  const layout = useScreen((s) => s.record.layout);
  const chosen = useScreen((s) => s.chosenTheme);
  const hidden = useShell((s) => s.hiddenPanes);
  const inspecting = useInspecting();
  const inspector = useCommand(INSPECT_COMMANDS.inspector);
  const themes = [...THEMES, "system"] as const;
  return (
    <Menu
      align="end"
      trigger={
        <Button square aria-label={text.top.view} title={text.top.view}>
          <Columns3 {...ICON} />
        </Button>
      }
    >
      <MenuChoice
        label={text.top.layout}
        value={layout}
        onChange={chooseLayout}
        options={LAYOUTS.map((value) => ({
          value,
          label: text.layouts[value].name,
          detail: text.layouts[value].hint,
          shortcut: shortcutOf(LAYOUT_COMMANDS[value]),
        }))}
      />
      <MenuLine />
      <MenuLabel>{text.top.panes}</MenuLabel>
      {PANES.map((pane) => (
        <MenuCheck
          key={pane}
          label={text.panes[pane]}
          checked={!hidden[pane]}
          onChange={() => togglePane(pane)}
        />
      ))}
      <MenuCheck
        label={text.panes.inspector}
        checked={inspecting}
        shortcut={inspector.shortcut}
        onChange={inspector.run}
      />
      <CommandItem command={SCREEN_COMMANDS.resetPanes} icon={<span />} />
      <MenuLine />
      <MenuChoice
        label={text.top.theme}
        value={chosen ?? "system"}
        onChange={(value) => chooseTheme(value === "system" ? null : value)}
        options={themes.map((value) => ({ value, label: text.themes[value].name }))}
      />
    </Menu>
  );
}

const LAYOUT_ICONS: Readonly<Record<LayoutId, ReactNode>> = {
  edit: <PencilRuler {...ICON} />,
  watch: <ChartLine {...ICON} />,
  present: <Presentation {...ICON} />,
};

/** Edit, watch, present. */
export function LayoutSwitch() {
  const layout = useScreen((s) => s.record.layout);
  const options = LAYOUTS.map((value) => ({
    value,
    label: LAYOUT_ICONS[value],
    name: text.layouts[value].command,
    title: `${text.layouts[value].command}: ${text.layouts[value].hint} (${shortcutOf(LAYOUT_COMMANDS[value])})`,
  }));
  return <Segmented label={text.top.layout} value={layout} onChange={chooseLayout} options={options} />;
}

const THEME_ICONS: Readonly<Record<Theme, ReactNode>> = {
  light: <Sun {...ICON} />,
  dark: <Moon {...ICON} />,
  projector: <Projector {...ICON} />,
};

/** Light, dark, projector. */
export function ThemeSwitch() {
  const theme = useView((s) => s.theme);
  const options = THEMES.map((value) => ({
    value,
    label: THEME_ICONS[value],
    name: text.themes[value].command,
    // The key goes from each theme to the next.
    ...(value === nextTheme(theme)
      ? { title: `${text.themes[value].command} (${shortcutOf(SCREEN_COMMANDS.theme)})` }
      : {}),
  }));
  return <Segmented label={text.top.theme} value={theme} onChange={chooseTheme} options={options} />;
}
