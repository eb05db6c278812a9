import { useEffect, useState } from "react";
import { writeLink } from "./link.ts";

/** A link that is being made, is there (what stands behind the `#`), or cannot be. */
export type Made =
  | { readonly state: "making" }
  | { readonly state: "done"; readonly link: string }
  | { readonly state: "refused"; readonly message: string };

const MAKING: Made = { state: "making" };

/** The link to the page as it is now. @param withExamples with all of its examples; null for no link at all */
export function useLink(withExamples: boolean | null): Made {
  const [made, setMade] = useState<Made>(MAKING);
  useEffect(() => {
    let live = true;
    setMade(MAKING);
    if (withExamples === null) return;
    void writeLink(withExamples).then((result) => {
      if (!live) return;
      if (result.ok) setMade({ state: "done", link: result.value });
      else setMade({ state: "refused", message: result.problem.message });
    });
    return () => {
      live = false;
    };
  }, [withExamples]);
  return made;
}
