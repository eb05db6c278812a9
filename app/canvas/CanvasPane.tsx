import "@xyflow/react/dist/base.css";
import "./canvas.css";
import "./nodes.css";
import "./layers.css";
import "./edges.css";
import "./matrix/matrix.css";
import "./projector.css";
import { ReactFlowProvider } from "@xyflow/react";
import { Announcer } from "./Announcer.tsx";
import { Editor } from "./Editor.tsx";
import { Explanation } from "./Explanation.tsx";
import { canvasText } from "./text.ts";

/** The network canvas with its explanation strip. Reads and writes the stores only. */
export function CanvasPane() {
  return (
    <section className="cv-pane" aria-label={canvasText.title}>
      <ReactFlowProvider>
        <Editor />
      </ReactFlowProvider>
      <Explanation />
      <Announcer />
    </section>
  );
}
