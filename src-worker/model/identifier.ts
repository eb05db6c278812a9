/** An identifier that resembles a free text: "Iris 4-8-3" → "Iris_4_8_3"; `fallback` starts it where needed. */
export function identifierOf(text: string, fallback: string): string {
  const plain = text
    .slice(0, 200)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 60);
  if (plain === "") return fallback;
  return /^[A-Za-z]/.test(plain) ? plain : `${fallback}_${plain}`;
}

const MATLAB_WORDS = new Set(
  `break case catch classdef continue else elseif end for function global if otherwise parfor persistent return
  spmd switch try while do until unwind_protect pi inf nan eps i j ans model sparse`.split(/\s+/),
);

/** Name of a MATLAB function and of its file, which must be the same: lower case, none of MATLAB's words. */
export function functionName(title: string): string {
  const name = identifierOf(title, "model").toLowerCase();
  return MATLAB_WORDS.has(name) ? `${name}_crn` : name;
}
