import { SaxesParser } from "saxes";
import type { Crn, Side } from "../../src-worker/model/crn.ts";

/** What a CRN is as chemistry: enough to compare what was written with what was meant. */
export interface Chemistry {
  readonly initial: ReadonlyMap<string, number>;
  readonly reactions: readonly {
    readonly left: ReadonlyMap<string, number>;
    readonly right: ReadonlyMap<string, number>;
    readonly k: number;
  }[];
}

type Terms = ReadonlyMap<string, number>;

export function chemistryOf(crn: Crn): Chemistry {
  const side = ({ start, species, coefficient }: Side, r: number): Terms =>
    new Map(
      Array.from(species.subarray(start[r], start[r + 1]), (s, i) => [
        crn.species.ids[s] as string,
        coefficient[(start[r] as number) + i] as number,
      ]),
    );
  return {
    initial: nonZero(crn.species.ids.map((id, s) => [id, crn.initial[s] as number])),
    reactions: Array.from(crn.rate, (k, r) => ({
      left: side(crn.reactants, r),
      right: side(crn.products, r),
      k,
    })),
  };
}

function nonZero(entries: readonly (readonly [string, number])[]): Map<string, number> {
  return new Map(entries.filter(([, x]) => x !== 0));
}

/** Names as Dualrail has them, by what the file's own comments say ("E is called E_ here."). */
export function withOldNames({ initial, reactions }: Chemistry, file: string): Chemistry {
  const old = new Map(
    Array.from(file.matchAll(/(\w+) is called (\S+) here\./g), ([, id, name]) => [name, id] as const),
  );
  const renamed = (terms: Terms) => new Map(Array.from(terms, ([name, n]) => [old.get(name) ?? name, n]));
  return {
    initial: renamed(initial),
    reactions: reactions.map(({ left, right, k }) => ({ left: renamed(left), right: renamed(right), k })),
  };
}

/** `A + 2 B`, repeated terms add up; `empty` stands for an empty side. */
function terms(text: string, empty = "", joint = "+"): Terms {
  const found = new Map<string, number>();
  if (text.trim() === empty) return found;
  for (const term of text.split(joint)) {
    const [, n, name] = /^\s*(\d*)\s*\*?\s*([A-Za-z][\w$]*)(?:\(\))?\s*$/.exec(term) ?? refuse(term);
    found.set(name as string, (found.get(name as string) ?? 0) + (n === "" ? 1 : Number(n)));
  }
  return found;
}

function refuse(text: string): never {
  throw new Error(`not understood: ${text}`);
}

function match(pattern: RegExp, text: string): string[] {
  return (pattern.exec(text) ?? refuse(text)).slice(1);
}

/** Lines without their comments and blanks. */
function code(file: string, comment: string): string[] {
  return file
    .split("\n")
    .map((line) => (line.includes(comment) ? line.slice(0, line.indexOf(comment)) : line).trim())
    .filter((line) => line !== "");
}

function between(lines: readonly string[], from: string, to: string): string[] {
  const start = lines.indexOf(from);
  return start < 0 ? [] : lines.slice(start + 1, lines.indexOf(to, start));
}

/** Small readers, each of a few lines and of the format alone: they share nothing with the writers. */
export const READERS: Readonly<Record<string, (file: string) => Chemistry>> = {
  nuskell: (file) => ({
    initial: new Map(
      Array.from(file.matchAll(/^# {3}(\w+) (\S+)$/gm), ([, id, x]) => [id as string, Number(x)]),
    ),
    reactions: code(file, "#").map((line) => {
      const [left, right, k] = match(/^(.*)->(.*)\[k = (\d+(?:\.\d+|e-?\d+)?)\]$/, line);
      return { left: terms(left), right: terms(right), k: Number(k) };
    }),
  }),

  "visual-dsd": (file) => {
    const body = code(file, "//").filter((line) => !line.startsWith("directive"));
    const statements = body
      .join("\n")
      .split("|")
      .map((line) => line.trim())
      .filter(Boolean);
    const inits = statements.filter((line) => line.startsWith("init "));
    return {
      initial: new Map(inits.map((line) => [line.split(" ")[1] as string, Number(line.split(" ")[2])])),
      reactions: statements
        .filter((line) => !line.startsWith("init "))
        .map((line) => {
          const [left, k, right] = match(/^(.*)->\{(.*)\}(.*)$/, line);
          return { left: terms(left), right: terms(right), k: Number(k) };
        }),
    };
  },

  crnsimulator: (file) => {
    const plain = file.replace(/\(\*[^\n]*\*\)/g, "");
    const number = (text: string) => Number(text.replace(/\.?\*\^/, "e"));
    const id = (text: string) => text;
    const concs = Array.from(plain.matchAll(/^conc\[(\S+), (\S+)\],?$/gm));
    const reactions = Array.from(plain.matchAll(/^rxn\[(.*), (.*), (.*)\],?$/gm));
    return {
      initial: nonZero(concs.map(([, name, x]) => [id(name as string), number(x as string)])),
      reactions: reactions.map(([, left, right, k]) => ({
        left: terms(left as string, "1"),
        right: terms(right as string, "1"),
        k: number(k as string),
      })),
    };
  },

  antimony: (file) => {
    const lines = code(file, "//");
    const values = new Map(
      lines.flatMap((line) => {
        const found = /^(?:species )?(\w+) = (\S+);$/.exec(line);
        return found ? [[found[1] as string, Number(found[2])] as const] : [];
      }),
    );
    const species = lines
      .filter((line) => line.startsWith("species "))
      .map((line) => line.split(" ")[1] as string);
    return {
      initial: nonZero(species.map((id) => [id, values.get(id) as number])),
      reactions: lines
        .filter((line) => line.includes("=>"))
        .map((line) => {
          const [left, right, rate, law] = match(/^\w+: (.*)=>(.*); (\w+)(.*);$/, line);
          const factors = Array.from(left.matchAll(/(?:(\d+) )?(\w+)/g), ([, n, id]) =>
            n ? `*${id}^${n}` : `*${id}`,
          );
          if (law !== factors.join("")) refuse(line);
          return { left: terms(left), right: terms(right), k: values.get(rate) as number };
        }),
    };
  },

  bngl: (file) => {
    const lines = code(file, "#");
    const pairs = (block: string) =>
      between(lines, `begin ${block}`, `end ${block}`).map((line) => line.split(" ") as [string, string]);
    const parameters = new Map(pairs("parameters").map(([id, x]) => [id, Number(x)]));
    return {
      initial: nonZero(pairs("seed species").map(([id, x]) => [id.replace("()", ""), Number(x)])),
      reactions: between(lines, "begin reaction rules", "end reaction rules").map((line) => {
        const [sides, factor, rate] = match(/^R\d+: (.*) (?:(\d+)\*)?(\w+)$/, line);
        const [left, right] = sides.split("->").map((side) => terms(side, "0")) as [Terms, Terms];
        // BioNetGen divides by n! for n equal reactants.
        const symmetry = [...left.values()].reduce((f, n) => f * factorial(n), 1);
        if (Number(factor ?? 1) !== symmetry) refuse(line);
        return { left, right, k: parameters.get(rate) as number };
      }),
    };
  },

  "bionetgen-net": (file) => {
    const lines = code(file, "#");
    const rows = (block: string) =>
      between(lines, `begin ${block}`, `end ${block}`).map((line) => line.split(" "));
    const parameters = new Map(rows("parameters").map(([, id, x]) => [id, Number(x)]));
    const species = rows("species").map(([, id]) => (id as string).replace("()", ""));
    const side = (text: string): Terms =>
      text === "0"
        ? new Map()
        : terms(
            text
              .split(",")
              .map((i) => species[Number(i) - 1])
              .join("+"),
          );
    return {
      initial: nonZero(rows("species").map(([, id, x]) => [(id as string).replace("()", ""), Number(x)])),
      reactions: rows("reactions").map(([, left, right, k]) => ({
        left: side(left as string),
        right: side(right as string),
        k: parameters.get(k as string) as number,
      })),
    };
  },

  catalyst: (file) => {
    const lines = code(file, "#");
    const species = between(lines, "@species begin", "end").map((line) =>
      match(/^(\w+)\(t\) = (\S+)$/, line),
    );
    const shared = lines.flatMap((line) => /^@parameters (\w+) = (\S+)$/.exec(line)?.slice(1) ?? []);
    return {
      initial: nonZero(species.map(([id, x]) => [id as string, Number(x)])),
      reactions: lines
        .filter((line) => line.includes("-->"))
        .map((line) => {
          const [k, left, right] = match(/^(\S+), (.*) --> (.*)$/, line);
          const rate = k === shared[0] ? shared[1] : k;
          return { left: terms(left, "0"), right: terms(right, "0"), k: Number(rate) };
        }),
    };
  },

  python: (file) => {
    const [initial, reactions] = ["INITIAL", "REACTIONS"].map((name) =>
      match(new RegExp(`^${name} = """\\n([^"]*)"""$`, "m"), file)[0]
        ?.split("\n")
        .filter(Boolean),
    ) as [string[], string[]];
    return {
      initial: nonZero(initial.map((line) => [line.split(" ")[0] as string, Number(line.split(" ")[1])])),
      reactions: reactions.map((line) => {
        const [left, right, k] = match(/^(.*)->(.*) ; (\S+)$/, line);
        return { left: terms(left), right: terms(right), k: Number(k) };
      }),
    };
  },

  matlab: (file) => {
    const numbers = (name: string) =>
      (match(new RegExp(`^ {2}${name} = \\[\\n([^\\]]*)\\];$`, "m"), file)[0] as string)
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => line.trim().split(" ").map(Number));
    const ids = Array.from(file.matchAll(/^('.*)$/gm), ([line]) => line.match(/'\w+'/g) ?? [])
      .flat()
      .map((quoted) => quoted.slice(1, -1));
    const made = numbers("S");
    const exponents = numbers("m.exponent");
    const reactants = numbers("m.reactant");
    return {
      initial: nonZero(numbers("m.x0").map(([x], s) => [ids[s] as string, x as number])),
      reactions: numbers("m.k").map(([k], r) => {
        const row = made.filter(([, reaction]) => reaction === r + 1);
        const side = (sign: number): Terms =>
          new Map(
            row.flatMap(([s, , n]) =>
              sign * (n as number) > 0 ? [[ids[(s as number) - 1] as string, sign * (n as number)]] : [],
            ),
          );
        const left = side(-1);
        const law = new Map(
          (exponents[r] as number[]).flatMap((n, i) =>
            n > 0 ? [[ids[((reactants[r] as number[])[i] as number) - 1] as string, n] as const] : [],
          ),
        );
        if (JSON.stringify([...law]) !== JSON.stringify([...left])) refuse(`law of reaction ${r + 1}`);
        return { left, right: side(1), k: k as number };
      }),
    };
  },

  sbml: (file) => {
    const initial: [string, number][] = [];
    const values = new Map<string, number>();
    const reactions: { left: Map<string, number>; right: Map<string, number>; k: number; law: string[] }[] =
      [];
    let side: "left" | "right" | null = null;
    let inLaw = false;
    let text = "";
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("opentag", ({ name, attributes: a }) => {
      text = "";
      if (name === "species") initial.push([a.id as string, Number(a.initialConcentration)]);
      if (name === "parameter") values.set(a.id as string, Number(a.value));
      if (name === "reaction") reactions.push({ left: new Map(), right: new Map(), k: Number.NaN, law: [] });
      if (name === "listOfReactants") side = "left";
      if (name === "listOfProducts") side = "right";
      if (name === "kineticLaw") inLaw = true;
      if (name === "speciesReference" && side) {
        reactions.at(-1)?.[side].set(a.species as string, Number(a.stoichiometry));
      }
    });
    parser.on("text", (more) => {
      text += more;
    });
    parser.on("closetag", ({ name }) => {
      if (name === "kineticLaw") inLaw = false;
      if (inLaw && (name === "ci" || name === "cn")) reactions.at(-1)?.law.push(text);
    });
    parser.write(file).close();
    return {
      initial: nonZero(initial),
      reactions: reactions.map(({ left, right, law }) => {
        const [, k, ...factors] = law;
        const expected = [...left].flatMap(([id, n]) => (n === 1 ? [id] : [id, String(n)]));
        if (factors.join() !== expected.join()) refuse(law.join());
        return { left, right, k: values.get(k as string) as number };
      }),
    };
  },
};

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}
