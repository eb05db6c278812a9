import { useRef } from "react";

/** Remembers what had the focus when something modal opened, and gives it back when that has closed. */
export function useFocusBack() {
  const before = useRef<Element | null>(null);
  return {
    remember: () => {
      before.current = document.activeElement;
    },
    /** Takes the place of Radix's own way, which knows a trigger only; what closing gave the focus to keeps it. */
    restore: (event: Event) => {
      const { current } = before;
      if (!(current instanceof HTMLElement) || !current.isConnected) return;
      event.preventDefault();
      if (document.activeElement === document.body) current.focus();
    },
  };
}
