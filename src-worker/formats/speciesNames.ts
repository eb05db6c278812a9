import { isSpeciesId } from "./crnBuilder.ts";

/**
 * Ids for species that other tools name more freely: a name that is an id stays, others lose what an id
 * cannot hold ("A(b!1).C()" becomes A_b_1_C) and get a number where two would be equal.
 */
export class SpeciesNames {
  private readonly ids = new Map<string, string>();
  private readonly taken = new Set<string>();
  /** The next number of a stem that several names share. */
  private readonly numbers = new Map<string, number>();
  private readonly changed: string[] = [];

  idOf(name: string): string {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const id = isSpeciesId(name) && !this.taken.has(name) ? name : this.made(name);
    this.ids.set(name, id);
    this.taken.add(id);
    return id;
  }

  /** A sentence about names that had to change, null when none had to. */
  remark(): string | null {
    const [first] = this.changed;
    if (first === undefined) return null;
    const others = this.changed.length - 1;
    const more = others > 0 ? `, and ${others} more likewise` : "";
    return `A species id is a letter, then letters, digits or _: ${first}${more}.`;
  }

  private made(name: string): string {
    // `A()` is only BioNetGen's way of writing A.
    const bare = name.slice(0, 200).replace(/\(\)$/, "");
    if (isSpeciesId(bare) && !this.taken.has(bare)) return bare;
    const plain = bare.replace(/[^A-Za-z0-9_]+/g, "_").replace(/^_+|_+$/g, "");
    const stem = /^[A-Za-z]/.test(plain) ? plain : `s${plain === "" ? "" : `_${plain}`}`;
    let id = stem;
    let n = this.numbers.get(stem) ?? 2;
    for (; this.taken.has(id); n++) id = `${stem}_${n}`;
    this.numbers.set(stem, n);
    this.changed.push(`${name.slice(0, 40)} is ${id}`);
    return id;
  }
}
