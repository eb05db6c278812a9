/** The paper, as BibTeX. */
export const PAPER_BIBTEX = `@inproceedings{vasic2020deep,
  title     = {Deep Molecular Programming: A Natural Implementation of Binary-Weight {ReLU} Neural Networks},
  author    = {Vasic, Marko and Chalk, Cameron and Khurshid, Sarfraz and Soloveichik, David},
  booktitle = {Proceedings of the 37th International Conference on Machine Learning},
  series    = {Proceedings of Machine Learning Research},
  volume    = {119},
  year      = {2020},
  publisher = {PMLR},
  note      = {arXiv:2003.13720}
}`;

/** This tool, as BibTeX. */
export function toolBibtex(version: string, built: string): string {
  return `@software{dualrail,
  author  = {{The Dualrail authors}},
  title   = {Dualrail: a browser {IDE} for deep molecular programming},
  version = {${version}},
${built ? `  year    = {${built.slice(0, 4)}},\n` : ""}  license = {MIT}
}`;
}

/** A library that the page contains. */
export interface Licence {
  readonly name: string;
  readonly licence: string;
}

/** What the page contains of others: the dependencies it is built from. */
export const LICENCES: readonly Licence[] = [
  { name: "React, React DOM", licence: "MIT" },
  { name: "React Flow (@xyflow/react)", licence: "MIT" },
  { name: "Radix UI", licence: "MIT" },
  { name: "zustand", licence: "MIT" },
  { name: "plotly.js", licence: "MIT" },
  { name: "CodeMirror, Lezer", licence: "MIT" },
  { name: "TanStack Virtual", licence: "MIT" },
  { name: "cmdk", licence: "MIT" },
  { name: "react-resizable-panels", licence: "MIT" },
  { name: "fflate", licence: "MIT" },
  { name: "Papa Parse", licence: "MIT" },
  { name: "Zod", licence: "MIT" },
  { name: "Comlink", licence: "Apache-2.0" },
  { name: "idb-keyval", licence: "Apache-2.0" },
  { name: "Lucide", licence: "ISC" },
  { name: "saxes", licence: "ISC" },
  { name: "Inter (typeface)", licence: "OFL-1.1" },
];
