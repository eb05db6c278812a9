import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { findPlace, type Place } from "./places.ts";

/** Panes move and their parts come and go: the ring looks again this often, ms. */
const LOOK_MS = 200;
/** Between the part and the ring, px. */
const GAP = 3;

/** A ring around the part of the page a step speaks of. It follows the part and takes no pointer. */
export function Ring({ place }: { readonly place: Place }) {
  const ring = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = () => ring.current && surround(ring.current, findPlace(place));
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

function surround(ring: HTMLElement, target: HTMLElement | null): void {
  if (!target) {
    ring.hidden = true;
    return;
  }
  const box = target.getBoundingClientRect();
  // What scrolls out of the window is ringed at the window's edge.
  const left = Math.max(GAP, box.left - GAP);
  const top = Math.max(GAP, box.top - GAP);
  ring.style.transform = `translate(${left}px, ${top}px)`;
  ring.style.width = `${Math.max(0, Math.min(window.innerWidth - GAP, box.right + GAP) - left)}px`;
  ring.style.height = `${Math.max(0, Math.min(window.innerHeight - GAP, box.bottom + GAP) - top)}px`;
  ring.hidden = false;
}
