import { Undo2 } from "lucide-react";
import { useState } from "react";
import { closeLessons } from "../actions/lessons.ts";
import { useDocument } from "../store/document.ts";
import { Button } from "../ui/Button.tsx";
import { nameBefore, putBack } from "./before.ts";
import { words } from "./text.ts";

/** The way back to what was shown before the lessons, while there is something to go back to. */
export function PutBack() {
  // Redrawn when another document is shown: only then there is something to go back to, or no more.
  useDocument((state) => state.record);
  const [, redraw] = useState(0);
  const name = nameBefore();
  if (name === null) return null;
  const back = () => {
    void putBack();
    redraw((n) => n + 1);
    closeLessons();
  };
  return (
    <Button className="lesson-back" onClick={back}>
      <Undo2 size={16} strokeWidth={1.75} aria-hidden />
      {words.putBack(name)}
    </Button>
  );
}
