import type { UnitName } from "../store/names.ts";

/** h₃ with a real subscript. */
export function UnitSymbol({ letter, sub }: Pick<UnitName, "letter" | "sub">) {
  return (
    <span className="in-symbol">
      {letter}
      {sub ? <sub>{sub}</sub> : null}
    </span>
  );
}
