import { type Draft, headerLines, sideText } from "./draft.ts";
import { oneLine } from "./names.ts";

/** Receives the lines of a script, without their ends. */
export type Lines = (line: string) => void;

/** Watched when a CRN declares no outputs: that many species, the chart's limit. */
const MOST_WATCHED = 30;

/**
 * A script integrates a thousand times more strictly than the shown run asked for: BDF methods keep to their
 * tolerances in every step, and over a whole run their error adds up to far more than that of ours.
 */
export function stricter(tolerance: number): number {
  return Number((tolerance / 1000).toPrecision(6));
}

/** The model as Python data: reactions as readable text, so that they can be checked and changed by hand. */
export function modelLines(draft: Draft, line: Lines): void {
  const { crn, ids, run } = draft;
  for (const text of headerLines(draft)) line(`# ${text}`);
  line("import numpy as np");
  line("from scipy.integrate import solve_ivp");
  line("from scipy.sparse import csc_matrix, coo_matrix");
  line("");
  line(`TITLE = ${pythonText(crn.name)}`);
  line(`T_END, SAMPLES = ${run.tEnd}, ${run.samples}`);
  line(
    `# The shown run used rtol ${run.rtol} and atol ${run.atol}; BDF needs stricter ones to be as accurate.`,
  );
  line(`RTOL, ATOL = ${stricter(run.rtol)}, ${stricter(run.atol)}`);
  line("");
  line("# (name, species of the + rail, species of the - rail, the network's value): value = plus - minus");
  line("OUTPUTS = [");
  for (const row of outputRows(draft)) line(`    ${row},`);
  line("]");
  line("");
  line("# species, initial concentration");
  line('INITIAL = """');
  ids.forEach((id, s) => {
    line(`${id} ${crn.initial[s]}`);
  });
  line('"""');
  line("");
  line("# reactants -> products ; rate constant");
  line('REACTIONS = """');
  for (let r = 0; r < crn.rate.length; r++) {
    const left = sideText(crn.reactants, r, ids);
    line(`${left} -> ${sideText(crn.products, r, ids)} ; ${crn.rate[r]}`.trim());
  }
  line('"""');
}

function outputRows({ outputs, run, ids }: Draft): string[] {
  const rail = (id: string | null) => (id === null ? "None" : `"${id}"`);
  if (outputs.length === 0) return ids.slice(0, MOST_WATCHED).map((id) => `("${id}", "${id}", None, None)`);
  return outputs.map(({ title, plus, minus }, i) => {
    const network = run.network?.[i];
    return `(${pythonText(title)}, ${rail(plus)}, ${rail(minus)}, ${network ?? "None"})`;
  });
}

/** A Python string: JSON's escapes are Python's too; characters outside ASCII are escaped. */
function pythonText(text: string): string {
  return JSON.stringify(oneLine(text)).replace(
    /[^\x20-\x7e]/gu,
    (c) => `\\U${(c.codePointAt(0) as number).toString(16).padStart(8, "0")}`,
  );
}

/** The kinetics: sparse stoichiometry, rates and analytic Jacobian, all vectorised over the reactions. */
export const KINETICS = String.raw`
class Crn:
    """Mass action: dx/dt = N v(x), v_r = k_r * prod_s x_s^n_sr, N sparse (species x reactions).

    Reactants stand in columns of two small tables (reactions x largest number of different
    reactants): species and exponent, exponent 0 where a reaction has fewer. The Jacobian is N D
    with D[r, s] = dv_r/dx_s, as sparse as the reactants.
    """

    def __init__(self, initial, reactions):
        pairs = [line.split() for line in initial.split("\n") if line]
        self.species = [name for name, _ in pairs]
        self.x0 = np.array([float(value) for _, value in pairs])
        index = {name: s for s, name in enumerate(self.species)}
        k, left, entries = [], [], ([], [], [])
        for line in reactions.split("\n"):
            if not line:
                continue
            equation, rate = line.rsplit(";", 1)
            sides = [self._terms(side, index) for side in equation.split("->")]
            for sign, side in zip((-1.0, 1.0), sides):
                for s, n in side:
                    entries[0].append(s)
                    entries[1].append(len(k))
                    entries[2].append(sign * n)
            left.append(sides[0])
            k.append(float(rate))
        self.k = np.array(k)
        shape = (len(self.species), len(k))
        self.N = coo_matrix((entries[2], entries[:2]), shape=shape).tocsc()
        self.N.sum_duplicates()
        self.N.eliminate_zeros()
        width = max([1] + [len(side) for side in left])
        self.reactant = np.zeros((len(k), width), dtype=int)
        self.exponent = np.zeros((len(k), width))
        for r, side in enumerate(left):
            for i, (s, n) in enumerate(side):
                self.reactant[r, i], self.exponent[r, i] = s, n

    @staticmethod
    def _terms(side, index):
        terms = [term.split() for term in side.split(" + ")] if side.strip() else []
        return [(index[term[-1]], float(term[0]) if len(term) == 2 else 1.0) for term in terms]

    def rates(self, x):
        return self.k * np.prod(x[self.reactant] ** self.exponent, axis=1)

    def derivative(self, t, x):
        return self.N @ self.rates(x)

    def jacobian(self, t, x):
        base = x[self.reactant]
        power = base ** self.exponent
        columns = []
        for i in range(power.shape[1]):
            n = self.exponent[:, i]
            slope = n * base[:, i] ** np.maximum(n - 1, 0)
            columns.append(self.k * slope * np.prod(np.delete(power, i, axis=1), axis=1))
        width = len(columns)
        rows = np.tile(np.arange(len(self.k)), width)
        D = coo_matrix(
            (np.concatenate(columns), (rows, self.reactant.T.ravel())),
            shape=(len(self.k), len(self.species)),
        )
        return csc_matrix(self.N @ D.tocsc())

    def simulate(self, times=None):
        """Times and states (times x species), by a stiff method with the sparse Jacobian."""
        times = np.linspace(0, T_END, SAMPLES) if times is None else np.asarray(times, dtype=float)
        run = solve_ivp(
            self.derivative, (0, times[-1]), self.x0, method="BDF", t_eval=times,
            jac=self.jacobian, rtol=RTOL, atol=ATOL,
        )
        if not run.success:
            raise RuntimeError(run.message)
        return run.t, run.y.T

    def rail(self, states, name):
        return 0.0 * states[:, 0] if name is None else states[:, self.species.index(name)]

    def value(self, states, output):
        return self.rail(states, output[1]) - self.rail(states, output[2])
`.slice(1, -1);

/** Draws what the chart shows: values thick, rails thin and dotted, the network's value dashed. */
export const FIGURE = String.raw`
def figure(crn, times, states):
    import matplotlib.pyplot as plt

    fig, axes = plt.subplots(figsize=(7, 4.5))
    for i, output in enumerate(OUTPUTS):
        color = f"C{i % 10}"
        axes.plot(times, crn.value(states, output), color=color, lw=2.2, label=output[0])
        if len(OUTPUTS) <= 3:
            for name, style in ((output[1], "-"), (output[2], ":")):
                if name is not None:
                    axes.plot(times, crn.rail(states, name), style, color=color, lw=1, alpha=0.7)
        if output[3] is not None:
            axes.axhline(output[3], color="black", lw=1, ls="--", alpha=0.6)
    axes.set_xlabel("t (arbitrary units)")
    axes.set_ylabel("concentration (arbitrary units)")
    axes.set_title(TITLE.replace("$", r"\$"))
    axes.legend(frameon=False)
    return fig
`.slice(1, -1);
