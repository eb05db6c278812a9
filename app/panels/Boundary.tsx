import { Component, type ReactNode } from "react";
import { firstInput } from "../engine/plan.ts";
import { saveNetwork } from "../files/save.ts";
import { useDocument } from "../store/document.ts";
import { FIGURE_1 } from "../store/figure1.ts";
import { useRun } from "../store/run.ts";
import { useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { text } from "../ui/text.ts";

interface BoundaryProps {
  /** What stops when something inside fails: "Chart". */
  readonly place: string;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly error: Error | null;
  /** Why the download failed, too. */
  readonly saving: string | null;
}

/** Catches a failure while drawing: says so and still hands out the network. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null, saving: null };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error, saving } = this.state;
    if (!error) return this.props.children;
    const again = () => this.setState({ error: null, saving: null });
    const fresh = () => {
      startFresh();
      again();
    };
    return (
      <section className="failure" role="alert">
        <h2>{text.failure.title(this.props.place)}</h2>
        <p>{text.failure.detail(error.message)}</p>
        {saving ? <p>{saving}</p> : null}
        <div>
          <Button
            look="outline"
            onClick={() => void saveNetwork().then((problem) => this.setState({ saving: problem }))}
          >
            {text.failure.download}
          </Button>
          <Button look="outline" onClick={again}>
            {text.failure.again}
          </Button>
          <Button look="outline" onClick={fresh}>
            {text.failure.fresh}
          </Button>
        </div>
      </section>
    );
  }
}

/** Figure 1 again; the network before is one undo step away. */
function startFresh(): void {
  useView.getState().patch({ selectedUnits: [], selectedEdges: [], hovered: null, selectedReaction: null });
  useDocument.getState().edit(text.failure.fresh, () => FIGURE_1);
  useRun.getState().patch({ input: firstInput(FIGURE_1), example: 0, ghosts: [] });
}
