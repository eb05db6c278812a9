import { Component, type ReactNode } from "react";
import { show } from "../files/open.ts";
import { savePlainly } from "../files/save.ts";
import { mendPage } from "../offline/mend.ts";
import { failStart, leaveAlone } from "../storage/marks.ts";
import { useDocument } from "../store/document.ts";
import { FIGURE_1 } from "../store/figure1.ts";
import { useSaved } from "../store/saved.ts";
import { Button } from "../ui/Button.tsx";
import { text } from "../ui/text.ts";

interface BoundaryProps {
  /** What stops when something inside fails: "Chart". */
  readonly place: string;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly error: Error | null;
}

/** Catches a failure while drawing: says so and still hands out the network. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(): void {
    failStart();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const reset = () => this.setState({ error: null });
    // A part that did not load is not asked for again by the same page.
    const again = isLoading(error) ? () => void mendPage().then(() => location.reload()) : reset;
    const fresh = () => {
      startFresh();
      reset();
    };
    return (
      <section className="failure" role="alert">
        <h2>{text.failure.title(this.props.place)}</h2>
        <p>{text.failure.detail(error.message)}</p>
        <div>
          <Button look="outline" onClick={savePlainly}>
            {text.failure.download}
          </Button>
          <Button look="outline" onClick={again}>
            {isLoading(error) ? text.failure.reload : text.failure.again}
          </Button>
          <Button look="outline" onClick={fresh}>
            {text.failure.fresh}
          </Button>
        </div>
      </section>
    );
  }
}

/** Figure 1 again. The network before is one undo step away and stays among the recent ones, but starts no page. */
function startFresh(): void {
  if (useSaved.getState().status !== "untouched") leaveAlone(useDocument.getState().record);
  show(FIGURE_1, text.failure.fresh, null);
}

/** The words of Chromium, Firefox and Safari for a module that did not arrive. */
function isLoading({ message }: Error): boolean {
  return /dynamically imported module|Importing a module script|Unable to preload/i.test(message);
}
