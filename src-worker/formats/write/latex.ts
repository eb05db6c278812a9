import { pairsOf } from "../../model/crn.ts";
import { speciesName } from "../../model/speciesName.ts";
import type { FormatModule } from "../format.ts";
import { type Draft, forTerms, headerLines, sharedRate, sideText } from "./draft.ts";
import { textFormat } from "./module.ts";
import { asciiLine, type NameRules } from "./names.ts";
import type { TextSink } from "./sink.ts";

const RULES: NameRules = { reserved: new Set() };

/** An article that plain pdflatex compiles; amsmath only, for the arrows. Lines may break after every +. */
const PREAMBLE = String.raw`\documentclass[10pt]{article}
\usepackage{amsmath}
\usepackage[margin=2.5cm]{geometry}
\newcommand{\species}[3]{\mathrm{#1}^{#2}_{#3}}
\newcommand{\reaction}[4]{\par\hangindent=4.5em\hangafter=1\makebox[3.5em][l]{(#1)}$#2\xrightarrow{#3}#4$}
\newcommand{\rateequation}[2]{\par\vspace{2pt}\hangindent=4.5em\hangafter=1$\dfrac{\mathrm{d}}{\mathrm{d}t}[#1]=#2$}
\setlength{\parindent}{0pt}\setlength{\parskip}{2pt}
\raggedright\relpenalty=0\binoppenalty=0`;

/** The reactions, numbered, then what stands in the pot at t = 0. */
function writeReactions(draft: Draft, out: TextSink): undefined {
  const { crn } = draft;
  const shared = sharedRate(crn);
  const names = speciesCommands(draft);
  start(draft, out);
  for (let r = 0; r < crn.rate.length; r++) {
    const left = sideText(crn.reactants, r, names, term, "\\emptyset");
    const right = sideText(crn.products, r, names, term, "\\emptyset");
    const k = shared === null ? latexNumber(crn.rate[r] as number) : "k";
    out.line(`\\reaction{${r + 1}}{${left}}{${k}}{${right}}`);
  }
  end(draft, names, out);
}

/** The mass-action rate equations, one for each species: d[S]/dt = Σ (products − reactants)·k·∏[S]ⁿ. */
function writeEquations(draft: Draft, out: TextSink): undefined {
  const { crn } = draft;
  const shared = sharedRate(crn);
  const names = speciesCommands(draft);
  const laws = Array.from(crn.rate, (k, r) => {
    let law = shared === null ? (k === 1 ? "" : latexNumber(k)) : "k";
    forTerms(crn.reactants, r, (s, n) => {
      law += `[${names[s]}]${n === 1 ? "" : `^{${n}}`}`;
    });
    return law || "1";
  });
  const { begin, reaction, net } = changesBySpecies(draft);
  start(draft, out);
  for (let s = 0; s < names.length; s++) {
    out.add(`\\rateequation{${names[s]}}{`);
    const first = begin[s] as number;
    const last = begin[s + 1] as number;
    for (let e = first; e < last; e++) {
      const n = net[e] as number;
      const sign = n < 0 ? "-" : e > first ? "+" : "";
      const amount = Math.abs(n) === 1 ? "" : `${latexNumber(Math.abs(n))}\\,`;
      out.add(`${sign}${amount}${laws[reaction[e] as number]}`);
    }
    out.line(first === last ? "0}" : "}");
  }
  end(draft, names, out);
}

interface Changes {
  /** Changes of species s are entries begin[s] … begin[s + 1] − 1. */
  readonly begin: Int32Array;
  readonly reaction: Int32Array;
  readonly net: Float64Array;
}

/** The net stoichiometric matrix by rows (species), without zeros; two passes, no per-species lists. */
function changesBySpecies({ crn, ids }: Draft): Changes {
  const begin = new Int32Array(ids.length + 1);
  eachChange(crn, (s) => {
    begin[s + 1] = (begin[s + 1] as number) + 1;
  });
  for (let s = 0; s < ids.length; s++) begin[s + 1] = (begin[s + 1] as number) + (begin[s] as number);
  const size = begin[ids.length] as number;
  const filled = begin.slice();
  const reaction = new Int32Array(size);
  const net = new Float64Array(size);
  eachChange(crn, (s, r, n) => {
    const e = filled[s] as number;
    filled[s] = e + 1;
    reaction[e] = r;
    net[e] = n;
  });
  return { begin, reaction, net };
}

function eachChange(crn: Draft["crn"], each: (species: number, reaction: number, net: number) => void): void {
  const change = new Map<number, number>();
  for (let r = 0; r < crn.rate.length; r++) {
    change.clear();
    forTerms(crn.reactants, r, (s, n) => change.set(s, -n));
    forTerms(crn.products, r, (s, n) => change.set(s, (change.get(s) ?? 0) + n));
    for (const [s, n] of change) if (n !== 0) each(s, r, n);
  }
}

function start(draft: Draft, out: TextSink): void {
  const { crn } = draft;
  const shared = sharedRate(crn);
  for (const line of headerLines(draft)) out.line(`% ${line}`);
  out.line(PREAMBLE);
  out.line("\\begin{document}");
  out.line(`\\section*{${latexText(crn.name)}}`);
  out.line(`${crn.rate.length} reactions, ${crn.species.count} species, mass action.`);
  if (shared !== null) out.line(`$k=${latexNumber(shared)}$.`);
  out.line("\\medskip");
}

/** Initial concentrations other than 0 and the dual-rail values of inputs and outputs. */
function end({ crn }: Draft, names: readonly string[], out: TextSink): void {
  const given = names.flatMap((name, s) =>
    crn.initial[s] === 0 ? [] : [`$[${name}]_0=${latexNumber(crn.initial[s] as number)}$`],
  );
  out.line("\\subsection*{Initial concentrations}");
  out.line(given.length > 0 ? `${given.join(", ")}; all others 0.` : "All 0.");
  const values = [...pairsOf(crn, "input"), ...pairsOf(crn, "output")].map(({ name, plus, minus }) => {
    const right =
      plus < 0 ? `-[${names[minus]}]` : `[${names[plus]}]${minus < 0 ? "" : `-[${names[minus]}]`}`;
    return `\\par\\textit{${latexText(name)}} $=${right}$`;
  });
  if (values.length > 0) out.line("\\subsection*{Dual-rail values}");
  for (const value of values) out.line(value);
  out.line("\\end{document}");
}

/** `\species{X}{+}{1,3}` for every species. */
function speciesCommands({ crn }: Draft): string[] {
  return crn.species.ids.map((_, s) => {
    const { letter, rail, subscript } = speciesName(crn.species, s);
    const sign = rail > 0 ? "+" : rail < 0 ? "-" : "";
    return `\\species{${letter.replaceAll("_", "\\_")}}{${sign}}{${subscript}}`;
  });
}

function term(n: number, name: string): string {
  return n === 1 ? name : `${latexNumber(n)}\\,${name}`;
}

function latexNumber(x: number): string {
  const [mantissa, exponent] = String(x).split("e") as [string, string?];
  return exponent === undefined ? mantissa : `${mantissa}\\cdot 10^{${Number(exponent)}}`;
}

const SPECIAL: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
  '"': "''",
};

function latexText(text: string): string {
  return asciiLine(text).replace(/[\\{}$&#_%~^<>|"]/g, (c) => SPECIAL[c] ?? `\\${c}`);
}

export const latexFormat: FormatModule = textFormat(RULES, writeReactions);
export const latexEquationsFormat: FormatModule = textFormat(RULES, writeEquations);
