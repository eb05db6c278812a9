import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { Annotation, type Extension, Transaction } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { useEffect, useRef } from "react";
import { useCrnEditor } from "../store/crnEditor.ts";
import { completeReactions } from "./completion.ts";
import { difference } from "./difference.ts";
import { errorLine, showProblem } from "./errorLine.ts";
import { reactionLanguage } from "./language.ts";
import { look } from "./look.ts";
import { startReading } from "./reading.ts";
import { text as words } from "./text.ts";

/** A change that comes from the document: undo, another system. */
const fromDocument = Annotation.define<boolean>();

/** Keys of the page that the editor would take: Run. */
const KEYS_OF_THE_PAGE: ReadonlySet<string> = new Set(["Mod-Enter"]);

const EXTENSIONS: Extension = [
  lineNumbers(),
  lintGutter({ hoverTime: 200 }),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  history(),
  drawSelection(),
  bracketMatching(),
  closeBrackets(),
  search({ top: true }),
  highlightSelectionMatches(),
  errorLine,
  look,
  keymap.of([
    ...closeBracketsKeymap,
    ...completionKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...lintKeymap,
    ...defaultKeymap.filter(({ key }) => !KEYS_OF_THE_PAGE.has(key ?? "")),
  ]),
  EditorView.contentAttributes.of({
    "aria-label": words.editor,
    "aria-describedby": "crn-status",
    tabindex: "0",
    spellcheck: "false",
    autocapitalize: "off",
  }),
  // A dropped file opens; only text is pasted.
  EditorView.domEventHandlers({ drop: (event) => (event.dataTransfer?.files.length ?? 0) > 0 }),
];

/** What only our own notation has. */
const REACTION_TEXT: Extension = [
  autocompletion({ override: [completeReactions], icons: false }),
  reactionLanguage,
];

export interface CodeEditorProps {
  /** The document's text. */
  readonly text: string;
  /** True where the text is one that cannot be read. */
  readonly draft: boolean;
  /** Name of the file it is the text of, where that is in another notation. */
  readonly source: string | undefined;
}

/** The reactions in a code editor. Make a new one (by its key) for another document. */
export function CodeEditor({ text, draft, source }: CodeEditorProps) {
  const frame = useRef<HTMLDivElement>(null);
  const editor = useRef<{ view: EditorView; known: string; look: (text: string) => void } | null>(null);
  const first = useRef({ text, draft, source });
  useEffect(() => {
    const parent = frame.current;
    if (!parent) return;
    const reading = startReading(first.current.source, (problem) => showProblem(view, problem));
    const view = new EditorView({
      parent,
      doc: first.current.text,
      extensions: [
        EXTENSIONS,
        first.current.source === undefined ? REACTION_TEXT : [],
        EditorView.updateListener.of((update) => {
          if (!update.docChanged || update.transactions.some((t) => t.annotation(fromDocument))) return;
          const typed = update.state.doc.toString();
          if (editor.current) editor.current.known = typed;
          reading.changed(typed);
        }),
        EditorView.domEventHandlers({ blur: () => reading.pause() }),
      ],
    });
    editor.current = { view, known: first.current.text, look: reading.look };
    if (first.current.draft) reading.look(first.current.text);
    useCrnEditor
      .getState()
      .patch({ stage: { focus: (line) => focusLine(view, line), find: () => openSearchPanel(view) } });
    const { goTo } = useCrnEditor.getState();
    if (goTo !== null) focusLine(view, goTo);
    useCrnEditor.getState().patch({ goTo: null });
    return () => {
      useCrnEditor.getState().patch({ stage: null });
      editor.current = null;
      reading.end();
      view.destroy();
    };
  }, []);
  useEffect(() => {
    const { current } = editor;
    if (!current || text === current.known || text === current.view.state.doc.toString()) return;
    current.known = text;
    current.view.dispatch({
      changes: difference(current.view.state.doc.toString(), text),
      annotations: [fromDocument.of(true), Transaction.addToHistory.of(false)],
    });
    current.look(text);
  }, [text]);
  return <div ref={frame} className="crn-editor" />;
}

function focusLine(view: EditorView, line?: number): void {
  if (line !== undefined) {
    const { from, to } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
    view.dispatch({
      selection: { anchor: from, head: to },
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
  }
  view.focus();
}
