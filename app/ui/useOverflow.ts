import { type RefObject, useEffect, useState } from "react";

/** True while an element has more than it shows: it must then be a stop for the Tab key, to be scrolled. */
export function useOverflow(element: RefObject<HTMLElement | null>): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const measure = () =>
      setOver(target.scrollHeight > target.clientHeight || target.scrollWidth > target.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    for (const child of target.children) observer.observe(child);
    measure();
    return () => observer.disconnect();
  }, [element]);
  return over;
}
