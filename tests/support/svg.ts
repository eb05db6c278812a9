import { SaxesParser } from "saxes";

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text and that of what it holds. */
  text: string;
}

/** The elements of an XML file in their order; throws where it is not well formed. */
export function elementsOf(xml: string): Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: "" };
    found.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    for (const element of open) element.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  return found;
}

/** Every number in the attributes that place things. */
export function numbersOf(element: Element): number[] {
  const places = ["x", "y", "width", "height", "d", "dx", "dy", "font-size", "stroke-width", "rx", "viewBox"];
  return places.flatMap((name) =>
    (element.attributes[name] ?? "")
      .replaceAll(/[A-Za-z]+/g, (letters) =>
        /^(NaN|Infinity|undefined|null)$/.test(letters) ? " NaN " : " ",
      )
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number),
  );
}

/** Points of a path of absolute M, L, C, H, V, z, control points too. */
export function pathPoints(d: string): [number, number][] {
  const points: [number, number][] = [];
  let at: [number, number] = [0, 0];
  for (const [, letter = "", list = ""] of d.matchAll(/([MLCHVz])([^MLCHVz]*)/g)) {
    const numbers =
      list.trim() === ""
        ? []
        : list
            .trim()
            .split(/[\s,]+/)
            .map(Number);
    const add = (x: number, y: number) => {
      at = [x, y];
      points.push(at);
    };
    if (letter === "H") add(numbers[0]!, at[1]);
    else if (letter === "V") add(at[0], numbers[0]!);
    else for (let i = 0; i + 1 < numbers.length; i += 2) add(numbers[i]!, numbers[i + 1]!);
  }
  return points;
}
