import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import type { Problem } from "../../src-worker/model/problem.ts";

/** The message as it stands under its line. */
class Message extends WidgetType {
  constructor(readonly message: string) {
    super();
  }

  override eq(other: Message): boolean {
    return other.message === this.message;
  }

  override toDOM(): HTMLElement {
    const element = document.createElement("div");
    element.className = "crn-error";
    element.textContent = this.message;
    // The line below the editor speaks; this one is for the eye.
    element.setAttribute("aria-hidden", "true");
    return element;
  }
}

const showMessage = StateEffect.define<{ readonly at: number; readonly message: string } | null>();

/** The message under the line that cannot be read; it moves with its line. */
export const errorLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (shown, transaction) => {
    let next = shown.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(showMessage)) continue;
      next = effect.value
        ? Decoration.set(
            Decoration.widget({ widget: new Message(effect.value.message), block: true, side: 1 }).range(
              effect.value.at,
            ),
          )
        : Decoration.none;
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Marks the place of a problem and says it under its line; null takes the last one away. */
export function showProblem(view: EditorView, problem: Problem | null): void {
  const diagnostic = problem && diagnosticOf(view.state.doc, problem);
  view.dispatch(setDiagnostics(view.state, diagnostic ? [diagnostic] : []), {
    effects: showMessage.of(
      diagnostic ? { at: view.state.doc.lineAt(diagnostic.from).to, message: diagnostic.message } : null,
    ),
  });
}

/** The line of a problem, or the species in it that the problem names. */
export function diagnosticOf(doc: Text, { message, where }: Problem): Diagnostic {
  const line = doc.line(Math.min(Math.max(where.line ?? 1, 1), doc.lines));
  const code = line.text.trimEnd();
  const indent = code.length - code.trimStart().length;
  const at = where.species ? wordAt(code, where.species) : -1;
  const from = line.from + (at >= 0 ? at : indent);
  const to = at >= 0 ? from + (where.species as string).length : line.from + code.length;
  return { from, to: Math.max(from, to), severity: "error", message: withoutLine(message) };
}

function wordAt(code: string, word: string): number {
  const places = [...code.matchAll(/[A-Za-z]\w*/g)];
  return places.find(([found]) => found === word)?.index ?? -1;
}

/** "Line 4: the rate…", also behind a file's name, stands at its line: "The rate…". */
export function withoutLine(message: string): string {
  const rest = message.replace(/^(.*?: )?Line \d+(, column \d+)?: /, "");
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
