/** The mark of the number that holds an element, or "" for none. */
export function howOf(element: Element | null): string {
  return element?.closest("[data-how]")?.getAttribute("data-how") ?? "";
}
