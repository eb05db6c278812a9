import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { findPlace, type Place } from "./places.ts";

/** Panes move and their parts come and go: the ring looks again this often, ms. */
const LOOK_MS = 200;
/** Where a pane is low it scrolls as a whole: the part is brought into sight once. */
const SCROLLED = ".shell-tabpanel";
/** Between the part and the ring, px. */
const GAP = 3;

/** A ring around the part of the page a step speaks of. It follows the part and takes no pointer. */
export function Ring({ place }: { readonly place: Place }) {
  const ring = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let seen = false;
    const follow = () => {
      const part = findPlace(place);
      if (ring.current) surround(ring.current, part, place.rows === true);
      // Only the part itself, not what stands in for it until it is there.
      if (seen || !part?.matches(place.selectors[0] ?? "*")) return;
      seen = true;
      if (part.closest(SCROLLED)) part.scrollIntoView({ block: "nearest" });
    };
    follow();
    const timer = setInterval(follow, LOOK_MS);
    window.addEventListener("resize", follow);
    window.addEventListener("scroll", follow, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      window.removeEventListener("resize", follow);
      window.removeEventListener("scroll", follow, { capture: true });
    };
  }, [place]);
  return createPortal(<div ref={ring} className="lesson-ring" aria-hidden="true" hidden />, document.body);
}

function surround(ring: HTMLElement, target: HTMLElement | null, rows: boolean): void {
  const box = target?.getBoundingClientRect();
  // What scrolls out of its pane or the window is ringed at the edge.
  const frame = target?.closest(`${SCROLLED}, .lesson-scroll`)?.getBoundingClientRect() ?? {
    top: 0,
    bottom: window.innerHeight,
  };
  const end = (rows && target?.firstElementChild?.getBoundingClientRect().bottom) || box?.bottom || 0;
  const top = Math.max(GAP, frame.top, (box?.top ?? 0) - GAP);
  const bottom = Math.min(window.innerHeight - GAP, frame.bottom, Math.min(end, box?.bottom ?? 0) + GAP);
  ring.hidden = !box || bottom <= top;
  if (!box || ring.hidden) return;
  const left = Math.max(GAP, box.left - GAP);
  ring.style.transform = `translate(${left}px, ${top}px)`;
  ring.style.width = `${Math.max(0, Math.min(window.innerWidth - GAP, box.right + GAP) - left)}px`;
  ring.style.height = `${bottom - top}px`;
}
