let number = 0;

/** Counts key presses: a key held down goes on with the gesture it began. */
export function countGesture(event: { readonly repeat: boolean }): void {
  if (!event.repeat) number++;
}

/** The name of the gesture under way, for an edit that may repeat while a key is held. */
export function gesture(kind: string): string {
  return `${kind} ${number}`;
}
