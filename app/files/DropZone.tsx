import { useEffect, useRef, useState } from "react";
import { text } from "../ui/text.ts";
import { openFiles } from "./open.ts";
import { droppedFiles } from "./picked.ts";

/** Opens files dropped anywhere on the page. */
export function DropZone() {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  useEffect(() => {
    const show = (more: number) => {
      depth.current = Math.max(0, depth.current + more);
      setOver(depth.current > 0);
    };
    const enter = (event: DragEvent) => holdsFiles(event) && show(1);
    const leave = (event: DragEvent) => holdsFiles(event) && show(-1);
    const move = (event: DragEvent) => holdsFiles(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      // A pane under the pointer may have taken the file for itself.
      const taken = event.defaultPrevented && !isEditor(event.target);
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      if (taken) return;
      if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(openFiles);
    };
    window.addEventListener("dragenter", enter);
    window.addEventListener("dragleave", leave);
    window.addEventListener("dragover", move);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragenter", enter);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("dragover", move);
      window.removeEventListener("drop", drop);
    };
  }, []);
  if (!over) return null;
  return (
    <div className="drop-veil">
      <strong>{text.files.dropTitle}</strong>
      <span>{text.files.dropDetail}</span>
    </div>
  );
}

/** Opens the browser's file dialog, also before the page is drawn. */
export function chooseFile(): void {
  const field = document.createElement("input");
  field.type = "file";
  field.multiple = true;
  field.addEventListener("change", () => {
    void openFiles(Array.from(field.files ?? [], (file) => ({ name: file.name, file })));
  });
  field.click();
}

/** The code editor says it took a file, so that it does not paste its text. */
function isEditor(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".crn-editor") !== null;
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
