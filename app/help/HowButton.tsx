import { CircleHelp } from "lucide-react";
import { useHelp } from "../store/help.ts";
import { IconButton } from "../ui/Button.tsx";
import type { HowId } from "./how.ts";
import { helpText } from "./text.ts";

/** In the head of a pane: how its numbers are computed, beginning with the one that is named. */
export function HowButton({ topic }: { readonly topic: HowId }) {
  return (
    <IconButton label={helpText.how.title} onClick={() => useHelp.getState().patch({ how: topic })}>
      <CircleHelp size={16} strokeWidth={1.75} aria-hidden />
    </IconButton>
  );
}
