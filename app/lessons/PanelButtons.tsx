import { X } from "lucide-react";
import { closeLessons, listLessons } from "../actions/lessons.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { words } from "./text.ts";

/** Leaves the lessons. */
export function CloseButton() {
  return (
    <IconButton label={words.close} onClick={closeLessons}>
      <X size={16} strokeWidth={1.75} aria-hidden />
    </IconButton>
  );
}

/** Back to the list. */
export function ListButton() {
  return <Button onClick={listLessons}>{words.list}</Button>;
}
