/** How ids are spelled in a target. Dualrail's own ids (X1p, I1u3n, M1u3, H1u3p, Y2p, W) never change. */
export interface NameRules {
  /** Words that mean something in the target. */
  readonly reserved: ReadonlySet<string>;
  /** The reserved words are meant in any mixture of capitals; they are then listed in lower case. */
  readonly anyCase?: boolean;
  /** Spelling where the target has fewer characters than `[A-Za-z0-9_]`. */
  readonly spell?: (id: string) => string;
  /** What a reserved word becomes; `end_` for `end` by default. */
  readonly escape?: (id: string) => string;
}

/**
 * Gives every id a name that is valid in the target and not taken, the same in every run: the id itself;
 * escaped (`end_`) where it is reserved; with `_2`, `_3`, … (or `2`, `3`, … where `_` is no letter) where
 * the name is taken.
 */
export class Namer {
  private readonly taken = new Set<string>();
  private readonly next = new Map<string, number>();
  private readonly joint: string;

  constructor(private readonly rules: NameRules) {
    this.joint = rules.spell?.("_") ?? "_";
  }

  /** Names for ids that are all different: an id that can keep its name does, whatever the others become. */
  claimAll(ids: readonly string[]): string[] {
    const kept = ids.map((id) => this.wantedFor(id) === id);
    for (const [i, id] of ids.entries()) if (kept[i]) this.taken.add(id);
    return ids.map((id, i) => (kept[i] ? id : this.claim(id)));
  }

  claim(id: string): string {
    const wanted = this.wantedFor(id);
    let name = wanted;
    for (let n = this.next.get(wanted) ?? 2; this.taken.has(name) || this.isReserved(name); n++) {
      name = `${wanted}${this.joint}${n}`;
      this.next.set(wanted, n + 1);
    }
    this.taken.add(name);
    return name;
  }

  private wantedFor(id: string): string {
    const { spell = same, escape: mark = withUnderscore } = this.rules;
    const spelled = spell(id);
    return this.isReserved(spelled) ? mark(spelled) : spelled;
  }

  private isReserved(name: string): boolean {
    return this.rules.reserved.has(this.rules.anyCase ? name.toLowerCase() : name);
  }
}

function same(id: string): string {
  return id;
}

function withUnderscore(id: string): string {
  return `${id}_`;
}

/** Free text on one line of a comment: no control characters, no line breaks of any kind. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]+/gu, " ").slice(0, 200);
}

/** The same in ASCII, for tools that read files in the system's own encoding: é → e, anything else → ?. */
export function asciiLine(text: string): string {
  return oneLine(text)
    .replaceAll("−", "-")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]/gu, "?");
}

export function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
