import { type ReactElement, useRef } from "react";
import { useHelp } from "../store/help.ts";
import { ContextMenu } from "../ui/ContextMenu.tsx";
import { howOf } from "./howOf.ts";
import { helpText } from "./text.ts";

/** The context menu of a place with numbers (marked by `data-how`): how the one under the pointer is computed. */
export function HowMenu({ children }: { readonly children: ReactElement }) {
  const topic = useRef("");
  return (
    <ContextMenu
      label={helpText.how.title}
      wanted={({ target }) => howOf(target as Element) !== "" && getSelection()?.isCollapsed !== false}
      onOpen={(event) => {
        topic.current = howOf(event.target as Element);
      }}
      onClosed={() => undefined}
      rows={() => [
        {
          id: "how",
          label: helpText.how.title,
          reason: null,
          onSelect: () => useHelp.getState().patch({ how: topic.current }),
        },
      ]}
    >
      {children}
    </ContextMenu>
  );
}
