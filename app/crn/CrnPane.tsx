import { ChevronDown } from "lucide-react";
import { lazy, Suspense } from "react";
import type { Crn } from "../../src-worker/model/crn.ts";
import { type ShownReactions, withSystem } from "../../src-worker/model/shownDocument.ts";
import { CRN_COMMANDS } from "../actions/commands/crn.ts";
import { COMMANDS, runCommand } from "../actions/commands.ts";
import { openMended } from "../actions/edit/crn.ts";
import { useCommand } from "../actions/useCommand.ts";
import { useCrnEditor } from "../store/crnEditor.ts";
import { useDocument } from "../store/document.ts";
import { useLesson } from "../store/lesson.ts";
import { useReactionsShown } from "../store/reactionsShown.ts";
import { useShell } from "../store/shell.ts";
import { Button } from "../ui/Button.tsx";
import { Menu, MenuChoice } from "../ui/Menu.tsx";
import { PaneHeader } from "../ui/Pane.tsx";
import { RecognitionLine } from "./RecognitionLine.tsx";
import { text as words } from "./text.ts";
import { useRecognising } from "./useRecognition.ts";
import { type EditorText, useText } from "./useText.ts";
import "./crn.css";

/** The editor is large: it comes with the first reactions that are opened. */
const CodeEditor = lazy(() => import("./CodeEditor.tsx").then((module) => ({ default: module.CodeEditor })));

/** Reactions as text, in the place of the canvas. */
export function CrnPane() {
  const reactions = useReactionsShown();
  return reactions ? <Content reactions={reactions} /> : null;
}

function Content({ reactions }: { readonly reactions: ShownReactions }) {
  const record = useDocument((state) => state.record);
  const text = useText(reactions);
  // A lesson has its own words for its reactions.
  const learning = useLesson((state) => state.open && state.lesson !== null);
  useRecognising(reactions.crn, record);
  return (
    <section className="crn-pane" aria-label={words.title}>
      <PaneHeader title={words.title} note={<Size crn={reactions.crn} />}>
        <SystemMenu reactions={reactions} />
        <FindButton />
      </PaneHeader>
      {reactions.crn.species.count > 0 && !learning ? (
        <RecognitionLine text={text.state === "text" && reactions.draft === null ? text.text : null} />
      ) : null}
      <Body key={`${record} ${reactions.source ?? ""}`} text={text} reactions={reactions} />
      {text.state === "text" ? <Status reactions={reactions} /> : null}
    </section>
  );
}

function Size({ crn }: { readonly crn: Crn }) {
  return words.size(crn.rate.length, crn.species.count);
}

interface BodyProps {
  readonly text: EditorText;
  readonly reactions: ShownReactions;
}

function Body({ text, reactions }: BodyProps) {
  const { crn, draft, source } = reactions;
  switch (text.state) {
    case "text":
      return (
        <Suspense fallback={<p className="crn-words">{words.loading}</p>}>
          <CodeEditor text={text.text} draft={draft !== null} source={source} />
        </Suspense>
      );
    case "writing":
      return <p className="crn-words">{words.writing}</p>;
    case "failed":
      return <p className="crn-words">{text.reason}</p>;
    case "tooLarge":
      return (
        <div className="crn-words">
          <p>{words.tooLarge(crn.rate.length, crn.products.species.length)}</p>
          <Button look="outline" onClick={exportText}>
            {words.exportText}
          </Button>
        </div>
      );
  }
}

function exportText(): void {
  useShell.getState().patch({ exportFormat: "crn-text" });
  runCommand(COMMANDS.exportFile);
}

/** One of the reaction systems of the file. */
function SystemMenu({ reactions: { crn, others } }: { readonly reactions: ShownReactions }) {
  if (others.length === 0) return null;
  const name = (system: Crn) => system.name || words.unnamed;
  const systems = [crn, ...others];
  return (
    <Menu
      align="end"
      trigger={
        <Button look="outline" className="crn-system">
          {words.system(name(crn))}
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
        </Button>
      }
    >
      <MenuChoice
        label={words.systems}
        value="0"
        options={systems.map((system, i) => ({
          value: `${i}`,
          label: name(system),
          detail: words.systemDetail(system.rate.length, system.species.count),
        }))}
        onChange={(value) => {
          const chosen = systems[Number(value)] as Crn;
          useDocument
            .getState()
            .edit(words.switchStep(name(chosen)), (document) => withSystem(document, Number(value) - 1));
        }}
      />
    </Menu>
  );
}

function FindButton() {
  const { label, disabled, tip, run } = useCommand(CRN_COMMANDS.findInText);
  return (
    <Button disabled={disabled} title={tip} onClick={run}>
      {label}
    </Button>
  );
}

/** What is wrong with the text, or the way out of it; a mended file opens from here. */
function Status({ reactions }: { readonly reactions: ShownReactions }) {
  const problem = useCrnEditor((state) => state.problem);
  const stage = useCrnEditor((state) => state.stage);
  const mended = useCrnEditor((state) => state.mended);
  const line = problem?.where.line;
  const kept = reactions.crn.species.count > 0 ? words.lastValid : words.nothingRuns;
  const open = mended && problem === null && reactions.source !== undefined ? mended : null;
  return (
    <footer className={problem ? "crn-status crn-wrong" : "crn-status"}>
      <span id="crn-status" role="status">
        {problem ? `${problem.message} ${kept}` : open ? words.mended(open.crn.rate.length) : words.leave}
      </span>
      {problem && line !== undefined ? (
        <Button look="outline" onClick={() => stage?.focus(line)}>
          {words.goToLine(line)}
        </Button>
      ) : null}
      {open ? (
        <Button look="outline" onClick={() => openMended(open)}>
          {words.openMended}
        </Button>
      ) : null}
    </footer>
  );
}
