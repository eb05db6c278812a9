import {
  ChevronDown,
  Dices,
  Download,
  FlaskConical,
  GraduationCap,
  LayoutGrid,
  Play,
  Redo2,
  RotateCcw,
  Search,
  Share2,
  Square,
  Table2,
  Undo2,
} from "lucide-react";
import { COMMANDS, exampleCommand } from "../actions/commands.ts";
import { EDIT_MENU } from "../actions/menus.ts";
import { ratesAreOne } from "../actions/rates.ts";
import { useCommand } from "../actions/useCommand.ts";
import { loadExampleIndex } from "../files/open.ts";
import { useBench } from "../store/bench.ts";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { useShell } from "../store/shell.ts";
import { Button } from "../ui/Button.tsx";
import { Menu, MenuItem, MenuLabel, MenuLine } from "../ui/Menu.tsx";
import { Tip } from "../ui/Tip.tsx";
import { text } from "../ui/text.ts";
import { CommandButton, CommandItem, CommandRows } from "./CommandButton.tsx";
import { HelpMenu } from "./HelpMenu.tsx";
import { RunState } from "./RunState.tsx";
import { SettingsPopover } from "./SettingsPopover.tsx";
import { LayoutSwitch, ThemeSwitch, ViewMenu } from "./ViewMenu.tsx";

const ICON = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

/** Brand, file, examples, undo; state of the run; run, rates, export, share; settings, view, layout, theme. */
export function TopBar() {
  return (
    <header className="topbar">
      <Brand />
      <span className="ui-rule top-wide" />
      <FileMenu />
      <EditMenu />
      <ExamplesMenu />
      <span className="ui-rule" />
      <CommandButton command={COMMANDS.undo} square icon={<Undo2 {...ICON} />} />
      <CommandButton command={COMMANDS.redo} square icon={<Redo2 {...ICON} />} />
      <CommandButton command={COMMANDS.palette} square className="top-spare" icon={<Search {...ICON} />} />
      <span className="top-grow" />
      <RunState />
      <RunButton />
      <RateButtons />
      <BenchButton bench="data" />
      <BenchButton bench="train" />
      <BenchButton bench="experiments" />
      <ExportMenu />
      <CommandButton
        command={COMMANDS.share}
        look="outline"
        square
        className="top-spare"
        icon={<Share2 {...ICON} />}
      />
      <span className="ui-rule" />
      <SettingsPopover />
      <ViewMenu />
      <HelpMenu />
      <span className="top-room">
        <LayoutSwitch />
      </span>
      <span className="top-wide">
        <ThemeSwitch />
      </span>
    </header>
  );
}

function Brand() {
  return (
    <h1 className="brand" aria-label={text.brand}>
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" fill="none" strokeWidth="2.2">
        <path d="M2 6.2h7.5L15 3" stroke="var(--pos)" />
        <path d="M2 13.8h7.5L15 17" stroke="var(--neg)" />
        <circle cx="13.5" cy="10" r="2.6" fill="var(--ink)" />
      </svg>
      <span className="top-wide">{text.brand}</span>
    </h1>
  );
}

function FileMenu() {
  const name = useDocument((s) => s.document.name);
  return (
    <Menu
      trigger={
        <Button className="top-file" aria-label={text.top.file(name)}>
          <span>{name}</span>
          <ChevronDown {...ICON} />
        </Button>
      }
    >
      <CommandItem command={COMMANDS.newNetwork} />
      <CommandItem command={COMMANDS.open} />
      <CommandItem command={COMMANDS.recent} />
      <MenuLine />
      <CommandItem command={COMMANDS.share} />
      <CommandItem command={COMMANDS.save} />
      <CommandItem command={COMMANDS.renameNetwork} />
      <CommandItem command={COMMANDS.about} />
      <CommandItem command={COMMANDS.removeFromBrowser} />
      <MenuLine />
      <CommandItem command={COMMANDS.verify} />
      <CommandItem command={COMMANDS.experiments} />
      <CommandItem command={COMMANDS.train} />
      <CommandItem command={COMMANDS.reproduce} />
    </Menu>
  );
}

function EditMenu() {
  return (
    <Menu trigger={<Button>{text.top.edit}</Button>}>
      <CommandRows entries={EDIT_MENU} />
    </Menu>
  );
}

function ExamplesMenu() {
  const examples = useShell((s) => s.examples);
  return (
    <Menu
      wide
      onOpenChange={(open) => open && void loadExampleIndex()}
      trigger={
        <Button>
          <LayoutGrid {...ICON} />
          <span className="top-label">{text.top.examples}</span>
        </Button>
      }
    >
      {examples === null ? <MenuLabel>{text.examples.loading}</MenuLabel> : null}
      {examples?.length === 0 ? <MenuLabel>{text.examples.none}</MenuLabel> : null}
      {examples?.map((entry) => (
        <MenuItem
          key={entry.file}
          label={
            <>
              {entry.name} <span className="menu-shape">{entry.shape}</span>
            </>
          }
          detail={
            <>
              {entry.sentence}
              <cite>{entry.source}</cite>
            </>
          }
          onSelect={exampleCommand(entry).run}
        />
      ))}
    </Menu>
  );
}

function RunButton() {
  const running = useRun((s) => s.status === "running" || s.status === "compiling");
  const icon = running ? <Square {...ICON} fill="currentColor" /> : <Play {...ICON} fill="currentColor" />;
  return (
    <CommandButton
      command={COMMANDS.run}
      look={running ? "outline" : "filled"}
      className="top-run"
      icon={icon}
    />
  );
}

function RateButtons() {
  const one = useRun((s) => ratesAreOne(s.settings.rates));
  return (
    <>
      <CommandButton
        command={COMMANDS.randomise}
        look="outline"
        className="top-randomise"
        icon={<Dices {...ICON} />}
      />
      {one ? null : (
        <CommandButton command={COMMANDS.ratesToOne} look="outline" square icon={<RotateCcw {...ICON} />} />
      )}
    </>
  );
}

const BENCHES = { data: Table2, train: GraduationCap, experiments: FlaskConical } as const;

function BenchButton({ bench }: { readonly bench: keyof typeof BENCHES }) {
  const open = useBench((s) => s.shown === bench);
  const { label, shortcut, run } = useCommand(COMMANDS[bench]);
  const Icon = BENCHES[bench];
  return (
    <Tip label={label} shortcut={shortcut}>
      <Button className="top-spare" look="outline" aria-label={label} aria-pressed={open} onClick={run}>
        <Icon {...ICON} />
        <span className="top-wide top-widest">{label}</span>
      </Button>
    </Tip>
  );
}

function ExportMenu() {
  return (
    <Menu
      align="end"
      trigger={
        <Button look="outline" aria-label={text.top.exportMenu}>
          <Download {...ICON} />
          <span className="top-wide">{text.top.exportMenu}</span>
        </Button>
      }
    >
      <CommandItem command={COMMANDS.exportFile} />
      <CommandItem command={COMMANDS.copyReactions} />
      <MenuLine />
      <CommandItem command={COMMANDS.figureNetwork} />
      <CommandItem command={COMMANDS.figureChart} />
      <MenuLine />
      <CommandItem command={COMMANDS.save} />
    </Menu>
  );
}
