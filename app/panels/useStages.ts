import { type ComponentType, startTransition, useEffect, useState } from "react";

/** Loads what fills each place. */
export type Stages<K extends string> = Readonly<Record<K, () => Promise<ComponentType>>>;

/**
 * Fills the places of a page one after the other, in the order of `stages`, each in tasks of its own: the frame
 * stands at once and the browser stays free between two panes. All code is asked for at once.
 *
 * @returns what each place shows; undefined until its turn
 */
export function useStages<K extends string>(stages: Stages<K>): Readonly<Partial<Record<K, ComponentType>>> {
  const [shown, setShown] = useState<Partial<Record<K, ComponentType>>>({});
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  const next = (Object.keys(stages) as K[]).find((place) => !shown[place]);
  useEffect(() => {
    if (!next) return;
    let live = true;
    stages[next]().then(
      (component) => live && startTransition(() => setShown((before) => ({ ...before, [next]: component }))),
      (error: unknown) => live && setFailure({ error }),
    );
    return () => {
      live = false;
    };
  }, [stages, next]);
  // A boundary above says so and offers the network.
  if (failure) throw failure.error;
  return shown;
}
