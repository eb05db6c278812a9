import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

interface Document {
  checkConsistency(): number;
  getNumErrors(): number;
  getError(i: number): { getMessage(): string };
  getModel(): { getNumReactions(): number; getNumSpecies(): number; getNumRules(): number };
}

interface LibSbml {
  readonly SBMLReader: new () => { readSBMLFromString(text: string): Document };
  then?: unknown;
  destroy(value: unknown): void;
}

type Loader = (options: { wasmBinary: Uint8Array }) => { then(done: (library: LibSbml) => void): void };

/** libSBML 5.18 as WebAssembly: what COPASI, Tellurium and many others read SBML with. */
export function loadLibSbml(): Promise<LibSbml> {
  const require = createRequire(import.meta.url);
  const file = require.resolve("libsbmljs_stable/libsbml.wasm");
  const load = require("libsbmljs_stable") as Loader;
  return new Promise((resolve) => {
    load({ wasmBinary: new Uint8Array(readFileSync(file)) }).then((library) => {
      // A promise would call `then` of the module again, and again.
      delete library.then;
      resolve(library);
    });
  });
}

export interface Validation {
  /** Of every severity: this build of libSBML does not tell warnings from errors. */
  readonly messages: readonly string[];
  readonly reactions: number;
  readonly species: number;
  readonly rules: number;
}

/** Reads SBML and runs all of libSBML's consistency checks. */
export function validate(library: LibSbml, text: string): Validation {
  const reader = new library.SBMLReader();
  const document = reader.readSBMLFromString(text);
  document.checkConsistency();
  const messages = Array.from({ length: document.getNumErrors() }, (_, i) =>
    document.getError(i).getMessage(),
  );
  const model = document.getModel();
  const counts = {
    reactions: model.getNumReactions(),
    species: model.getNumSpecies(),
    rules: model.getNumRules(),
  };
  library.destroy(reader);
  library.destroy(document);
  return { messages, ...counts };
}
