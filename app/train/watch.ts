import type { NetworkDocument } from "../../src-worker/model/document.ts";
import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { adoptDocument, show } from "../files/open.ts";
import { wouldBeLost } from "../storage/autosave.ts";
import { newRecordId, useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import type { TrainingPlace } from "../store/training.ts";
import { text } from "./text.ts";

/**
 * Shows the network of one training on the canvas, as one undo step however often it changes. Once the person shows
 * something else (by undo, by opening, by an edit), that is left alone.
 */
export class Watch {
  private readonly gesture = newRecordId();
  private last: ShownDocument | null = null;

  /** @param first raw inputs for a network that brings no examples. */
  constructor(private readonly first: readonly number[]) {}

  /** Shows the network as it is now, if the last one is still there and its curves have come. */
  tell(network: NetworkDocument): TrainingPlace {
    if (this.place() === "left") return "left";
    const { status } = useRun.getState();
    if (this.last && (status === "compiling" || status === "running")) return "shown";
    return this.put(network);
  }

  /**
   * The finished network in the place of the watched one, or of none where it was trained before it could be
   * watched; elsewhere it waits to be used.
   */
  finish(network: NetworkDocument, watched: boolean): TrainingPlace {
    const place = this.place();
    return place === "shown" || (place === "beside" && watched) ? this.put(network) : place;
  }

  private place(): TrainingPlace {
    if (!this.last) return "beside";
    return useDocument.getState().document === this.last ? "shown" : "left";
  }

  private put(network: NetworkDocument): TrainingPlace {
    const step = text.step(network.name);
    if (this.last) {
      useDocument.getState().edit(step, () => network, this.gesture);
    } else {
      // What could be kept nowhere is replaced only when the person says so.
      if (wouldBeLost()) return "beside";
      show(network, step, null, this.gesture);
      fillInputs(network, this.first);
    }
    this.last = network;
    return "shown";
  }
}

/** Opens a finished network: one undo step. */
export function openNetwork(network: NetworkDocument, first: readonly number[]): void {
  adoptDocument(network, network.name, null, text.step(network.name));
  if (useDocument.getState().document === network) fillInputs(network, first);
}

/** Without examples there would be nothing to watch: the first row is put on the inputs. */
function fillInputs({ examples, network }: NetworkDocument, first: readonly number[]): void {
  if (examples?.length || first.length !== network.inputs.length) return;
  useRun.getState().patch({ input: first, example: null });
}
