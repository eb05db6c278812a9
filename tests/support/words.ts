import { parseSync } from "vite";

/** A piece of text for people in the source of a component. */
export interface Words {
  readonly line: number;
  readonly text: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Attributes whose value is read or heard by people. */
const SPOKEN =
  /^(aria-(label|description|roledescription|valuetext)|title|alt|placeholder|label|detail|description|hint|note|closeLabel)$/;
/** Properties of elements made by hand that are read by people. */
const SPOKEN_PROPERTY = /^(textContent|innerText|ariaLabel|title)$/;
/** Two letters of a word next to each other; single letters are symbols (x, k, t). */
const WORD = /\p{L}{2,}/u;
/** An id or a key: "rp-note-…". */
const KEY = /^#?[a-z0-9]+(-[a-z0-9…]+)+$/;
/** A sentence: two words with a space between them, the first with a capital. */
const SENTENCE = /^\p{Lu}\p{L}+,? \p{L}+/u;
/** A sentence with parts to fill in: a word after one of them or after another word. Markup and classes are none. */
const FILLED = /^(?!.*(?:<|[a-z]-[a-z…]|font)).*(?:…|\p{L}{2,}),? \p{L}{3,}/u;

/**
 * The words for people that stand in a source file itself: text between tags, attributes that are shown or read
 * out, and sentences in any other string. Names of classes, keys and the like are none.
 *
 * @param file its name, which tells the dialect
 * @param source its TypeScript, with or without JSX
 */
export function wordsIn(file: string, source: string): Words[] {
  const found: Words[] = [];
  const add = (node: Node, text: string) => {
    if (KEY.test(text)) return;
    found.push({ line: source.slice(0, node.start).split("\n").length, text: text.trim() });
  };
  const literals = (node: unknown, of: RegExp): void => {
    for (const [literal, text] of strings(node)) if (of.test(text)) add(literal, text);
  };
  walk(parseSync(file, source).program as unknown as Node, (node) => {
    switch (node.type) {
      case "JSXText":
        if (WORD.test(String(node.value))) add(node, String(node.value));
        return true;
      case "JSXAttribute": {
        const name = String((node.name as Node).name);
        if (name === "className" || name === "href") return false;
        if (!SPOKEN.test(name)) return true;
        literals(node.value, WORD);
        return false;
      }
      case "JSXExpressionContainer":
        // What stands between tags is shown; in attributes it was met above.
        if (isText(node.expression as Node)) literals(node.expression, WORD);
        return !isText(node.expression as Node);
      case "Property": {
        const key = (node.key as Node).name;
        if (typeof key !== "string" || !SPOKEN_PROPERTY.test(key)) return true;
        literals(node.value, WORD);
        return false;
      }
      case "ThrowStatement":
      case "TSLiteralType":
      case "ImportDeclaration":
        // Errors of ours are for developers; types and paths are not shown.
        return false;
      case "Literal":
        literals(node, SENTENCE);
        return false;
      case "TemplateLiteral":
        literals(node, (node.expressions as Node[]).length > 0 ? FILLED : SENTENCE);
        // Words in a choice between two of them.
        return true;
      default:
        return true;
    }
  });
  return found;
}

function isText(node: Node): boolean {
  return node.type === "Literal" || node.type === "TemplateLiteral";
}

/** The strings that an expression may be: both arms of a choice, the fixed parts of a template. */
function strings(node: unknown): [Node, string][] {
  const found: [Node, string][] = [];
  if (!isNode(node)) return found;
  walk(node, (inner) => {
    if (inner.type === "Literal" && typeof inner.value === "string") found.push([inner, inner.value]);
    if (inner.type === "TemplateLiteral") {
      const parts = inner.quasis as { value: { cooked: string } }[];
      found.push([inner, parts.map(({ value }) => value.cooked).join("…")]);
      return false;
    }
    // What is compared or handed to a function is not what is shown.
    return !["CallExpression", "MemberExpression", "BinaryExpression", "JSXElement"].includes(inner.type);
  });
  return found;
}

/** Visits a node and, where `enter` says so, what is inside. */
function walk(node: Node, enter: (node: Node) => boolean): void {
  if (!enter(node)) return;
  for (const value of Object.values(node)) {
    if (isNode(value)) walk(value, enter);
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) walk(item, enter);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}
