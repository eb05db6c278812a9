import { createContext, useContext, useRef } from "react";

type Later = (run: () => void) => void;

/** How something in a menu has its choice run. */
export const AfterClosing = createContext<Later>((run) => run());

/** Runs a choice once its menu is closed and the keyboard is back, so that the choice can move it on. */
export function useLater(): Later {
  return useContext(AfterClosing);
}

/** For the menu itself: keeps the choice, and runs it (then `done`) when Radix says that it closes. */
export function useChoice(done?: () => void): {
  readonly later: Later;
  readonly onCloseAutoFocus: () => void;
} {
  const chosen = useRef<(() => void) | null>(null);
  return {
    later: (run) => {
      chosen.current = run;
    },
    onCloseAutoFocus: () => {
      const run = chosen.current;
      chosen.current = null;
      setTimeout(() => {
        run?.();
        done?.();
      });
    },
  };
}
