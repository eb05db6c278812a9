/** An input's symbol x with its number, and its own name where that says more. */
export interface InputName {
  readonly letter: string;
  readonly subscript: string;
  /** "" when the name is the symbol. */
  readonly name: string;
}

/** "x1" → x₁; "Sepal length" (first input) → x₁ Sepal length; the name alone of an input without a number. */
export function inputName(name: string, index: number | null): InputName {
  const symbol = name.match(/^([A-Za-z])_?(\d+)$/);
  if (symbol) return { letter: symbol[1] as string, subscript: symbol[2] as string, name: "" };
  if (/^[A-Za-z]$/.test(name)) return { letter: name, subscript: "", name: "" };
  if (index === null) return { letter: "", subscript: "", name };
  return { letter: "x", subscript: String(index + 1), name };
}
