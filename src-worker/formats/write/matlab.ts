import { functionName } from "../../model/identifier.ts";
import type { FormatModule } from "../format.ts";
import { type Draft, type DraftOutput, forTerms, headerLines } from "./draft.ts";
import { textFormat } from "./module.ts";
import { asciiLine, type NameRules } from "./names.ts";
import { stricter } from "./pythonModel.ts";
import type { TextSink } from "./sink.ts";

/** Species are text in the file: no name is reserved. */
const RULES: NameRules = { reserved: new Set() };

const KINETICS = `
function v = rates(x, m)
  base = x(m.reactant);
  v = m.k .* prod(reshape(base, size(m.exponent)) .^ m.exponent, 2);
end

function dxdt = derivative(x, m)
  dxdt = m.N * rates(x, m);
end

function J = jacobian(x, m)
  % N * D with D(r, s) = d v_r / d x_s, as sparse as the reactants. An empty species counts as a trace of
  % one, so that the pattern of the nonzeros is the same at all times: Octave's ode15s counts on that.
  x(x == 0) = 1e-200;
  base = reshape(x(m.reactant), size(m.exponent));
  power = base .^ m.exponent;
  [reactions, width] = size(m.exponent);
  D = sparse(reactions, numel(x));
  for i = 1:width
    n = m.exponent(:, i);
    others = prod(power(:, [1:i-1, i+1:width]), 2);
    slope = m.k .* n .* base(:, i) .^ max(n - 1, 0) .* others;
    D = D + sparse((1:reactions)', m.reactant(:, i), slope, reactions, numel(x));
  end
  J = m.N * D;
end
`.slice(1, -1);

/**
 * A function file for MATLAB and Octave: the mass-action right-hand side with a sparse stoichiometric matrix,
 * its analytic sparse Jacobian, and a driver that integrates with ode15s and answers the dual-rail outputs.
 */
function write(draft: Draft, out: TextSink): undefined {
  const { run } = draft;
  const name = functionName(draft.crn.name);
  out.line(`function [t, y, x, names] = ${name}(times)`);
  out.line(`% ${name.toUpperCase()}  Mass-action kinetics of a chemical reaction network.`);
  out.line(`%   [t, y, x, names] = ${name}()       integrates to t = ${run.tEnd}`);
  out.line(`%   [t, y, x, names] = ${name}(times)  answers at the given times, from 0 on`);
  out.line(`%   m = ${name}('model')               the model: m.N, m.k, m.x0, m.f(t, x), m.J(t, x), ...`);
  out.line("% y: one column for each output (plus rail - minus rail); x: one for each species.");
  out.line("%");
  for (const line of headerLines(draft)) out.line(`% ${line}`);
  out.line("  m = model();");
  out.line("  if nargin == 1 && ischar(times)");
  out.line("    t = m; return");
  out.line("  end");
  out.line(`  if nargin < 1, times = linspace(0, ${run.tEnd}, ${run.samples}); end`);
  out.line(`  % The shown run used RelTol ${run.rtol} and AbsTol ${run.atol}; ode15s needs stricter ones.`);
  out.line(`  options = odeset('RelTol', ${stricter(run.rtol)}, 'AbsTol', ${stricter(run.atol)}, ...`);
  out.line("    'Jacobian', m.J, 'InitialSlope', m.f(0, m.x0)); % Octave needs the slope to start");
  out.line("  [t, x] = ode15s(m.f, times, m.x0, options);");
  out.line("  y = x * m.values';");
  out.line("  names = m.outputs;");
  out.line("  if nargout == 0");
  out.line("    plot(t, y); legend(names); xlabel('t (arbitrary units)'); title(m.title);");
  out.line("  end");
  out.line("end");
  out.line();
  model(draft, out);
  out.line(KINETICS);
}

function model(draft: Draft, out: TextSink): void {
  const { crn, ids, outputs } = draft;
  const width = widestRow(crn.reactants.start);
  out.line("function m = model()");
  out.line(`  m.title = ${text(crn.name)};`);
  out.line(`  m.outputs = {${outputs.map(({ title }) => text(title)).join(", ")}};`);
  cellList(out, "m.species", ids);
  matrix(out, "m.x0", ids.length, (s) => `${crn.initial[s]}`);
  matrix(out, "m.k", crn.rate.length, (r) => `${crn.rate[r]}`);
  out.line(
    "  % reactants of each reaction, side by side: number of the species, exponent (0 where there is none)",
  );
  matrix(out, "m.reactant", crn.rate.length, (r) =>
    padded(crn.reactants.species, crn.reactants.start, r, width, 1, 1),
  );
  matrix(out, "m.exponent", crn.rate.length, (r) =>
    padded(crn.reactants.coefficient, crn.reactants.start, r, width, 0, 0),
  );
  out.line("  % species, reaction, molecules made (less those used)");
  out.line("  S = [");
  for (let r = 0; r < crn.rate.length; r++) {
    forTerms(crn.reactants, r, (s, n) => out.line(`${s + 1} ${r + 1} -${n}`));
    forTerms(crn.products, r, (s, n) => out.line(`${s + 1} ${r + 1} ${n}`));
  }
  out.line("  ];");
  out.line(`  m.N = sparse(S(:, 1), S(:, 2), S(:, 3), ${ids.length}, ${crn.rate.length});`);
  out.line(`  m.values = sparse(${outputs.length}, ${ids.length});`);
  outputs.forEach((output, i) => {
    valueRow(output, i, ids, out);
  });
  out.line("  m.f = @(t, x) derivative(x, m);");
  out.line("  m.J = @(t, x) jacobian(x, m);");
  out.line("end");
  out.line();
}

/** Entries of the longest row, at least 1. */
function widestRow(start: Int32Array): number {
  let widest = 1;
  for (let r = 1; r < start.length; r++) {
    widest = Math.max(widest, (start[r] as number) - (start[r - 1] as number));
  }
  return widest;
}

/** A row of a table with `width` columns, filled up with `filler`; `shift` makes indices count from 1. */
function padded(
  column: ArrayLike<number>,
  start: Int32Array,
  r: number,
  width: number,
  filler: number,
  shift: number,
): string {
  const first = start[r] as number;
  const length = (start[r + 1] as number) - first;
  return Array.from({ length: width }, (_, i) =>
    i < length ? (column[first + i] as number) + shift : filler,
  ).join(" ");
}

function valueRow({ plus, minus }: DraftOutput, i: number, ids: readonly string[], out: TextSink): void {
  for (const [rail, sign] of [
    [plus, "1"],
    [minus, "-1"],
  ] as const) {
    if (rail !== null) out.line(`  m.values(${i + 1}, ${ids.indexOf(rail) + 1}) = ${sign};`);
  }
}

function matrix(out: TextSink, name: string, rows: number, row: (i: number) => string): void {
  out.line(`  ${name} = [`);
  for (let i = 0; i < rows; i++) out.line(row(i));
  out.line("  ];");
}

/** A row of texts, continued over lines of ten. */
function cellList(out: TextSink, name: string, ids: readonly string[]): void {
  out.line(`  ${name} = { ...`);
  for (let i = 0; i < ids.length; i += 10) {
    const line = ids.slice(i, i + 10).map((id) => `'${id}'`);
    out.line(`${line.join(", ")}${i + 10 < ids.length ? ", ..." : " ..."}`);
  }
  out.line("  };");
}

function text(title: string): string {
  return `'${asciiLine(title).replaceAll("'", "''")}'`;
}

export const matlabFormat: FormatModule = textFormat(RULES, write);
