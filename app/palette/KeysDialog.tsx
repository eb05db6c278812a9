import "./palette.css";
import { CANVAS_MOUSE } from "../actions/canvasKeys.ts";
import { chooseCharacterKeys } from "../actions/characterKeys.ts";
import { COMMANDS, type Command, runCommand } from "../actions/commands.ts";
import { showCommand } from "../actions/useCommand.ts";
import { useOverlay } from "../store/overlay.ts";
import { useShell } from "../store/shell.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { type KeyLine, keyGroups, shownKeys } from "./sheet.ts";
import { text } from "./text.ts";

/** The sheet of all keys, in the groups of the palette. */
export function KeysDialog() {
  const open = useOverlay((overlay) => overlay.keys);
  return (
    <Dialog
      size="wide"
      open={open}
      onOpenChange={(keys) => useOverlay.getState().patch({ keys })}
      title={text.keys.title}
      description={text.keys.description}
      closeLabel={text.close}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="keys" tabIndex={0} aria-label={text.keys.title}>
        {keyGroups().map((group) => (
          <Group key={group.name} name={group.name} lines={group.lines} />
        ))}
        <Group
          name={text.keys.mouse}
          lines={CANVAS_MOUSE.map(({ keys, label }) => ({ label, keys: [shownKeys(keys)] }))}
        />
      </section>
      <CharacterKeys />
      <MoreHelp />
    </Dialog>
  );
}

function Group({ name, lines }: { readonly name: string; readonly lines: readonly KeyLine[] }) {
  return (
    <section className="keys-group">
      <h3>{name}</h3>
      <dl>
        {lines.map(({ label, keys }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key} className="ui-kbd">
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The other kinds of help, from here: the sheet makes room for them. */
function MoreHelp() {
  const go = (command: Command) => {
    useOverlay.getState().patch({ keys: false });
    runCommand(command);
  };
  return (
    <fieldset className="keys-more" aria-label={text.keys.more}>
      {[COMMANDS.lessons, COMMANDS.glossary, COMMANDS.how, COMMANDS.aboutTool].map((command) => (
        <Button key={command.id} look="outline" onClick={() => go(command)}>
          {showCommand(command).label}
        </Button>
      ))}
    </fieldset>
  );
}

/** Single characters can get in the way of dictation: WCAG 2.2, 2.1.4. */
function CharacterKeys() {
  const on = useShell((shell) => shell.characterKeys);
  return (
    <label className="keys-switch">
      <input type="checkbox" checked={on} onChange={(event) => chooseCharacterKeys(event.target.checked)} />
      <span>
        {text.keys.characters} <small>{text.keys.charactersHint}</small>
      </span>
    </label>
  );
}
