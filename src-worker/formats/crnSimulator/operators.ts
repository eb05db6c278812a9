interface Infix {
  readonly name: string;
  /** How tightly it binds what stands on either side. */
  readonly left: number;
  readonly right: number;
}

export const INFIX = new Map<string, Infix>();
const left = (power: number, operators: Readonly<Record<string, string>>) => {
  for (const [operator, name] of Object.entries(operators))
    INFIX.set(operator, { name, left: power, right: power + 1 });
};
const right = (power: number, operators: Readonly<Record<string, string>>) => {
  for (const [operator, name] of Object.entries(operators))
    INFIX.set(operator, { name, left: power, right: power });
};
right(20, { "=": "Set", ":=": "SetDelayed", "^=": "UpSet", "^:=": "UpSetDelayed" });
left(22, { ">>": "Put" });
left(25, { "//": "Postfix" });
right(35, { "+=": "AddTo", "-=": "SubtractFrom", "*=": "TimesBy", "/=": "DivideBy" });
left(40, { "/.": "ReplaceAll", "//.": "ReplaceRepeated" });
right(45, { "->": "Rule", ":>": "RuleDelayed", "|->": "Function" });
left(50, { "/;": "Condition" });
left(52, { "~~": "StringExpression" });
left(55, { ":": "Optional" });
left(60, { "|": "Alternatives" });
left(70, { "||": "Or" });
left(75, { "&&": "And" });
left(90, { "==": "Equal", "!=": "Unequal", "<": "Less", ">": "Greater", "<=": "LessEqual" });
left(90, { ">=": "GreaterEqual", "===": "SameQ", "=!=": "UnsameQ" });
left(95, { ";;": "Span" });
left(100, { "+": "Plus", "-": "Subtract" });
left(110, { "*": "Times", "/": "Divide" });
left(120, { ".": "Dot" });
right(130, { "^": "Power" });
left(137, { "<>": "StringJoin", "~": "Infix" });
right(140, { "/@": "Map", "@@": "Apply", "@@@": "MapApply" });
right(150, { "@": "Prefix" });
left(165, { "?": "PatternTest" });
left(175, { "::": "MessageName" });

export const POSTFIX: Readonly<Record<string, { readonly name: string; readonly power: number }>> = {
  "&": { name: "Function", power: 30 },
  "..": { name: "Repeated", power: 62 },
  "!": { name: "Factorial", power: 135 },
  "++": { name: "Increment", power: 145 },
  "--": { name: "Decrement", power: 145 },
  "'": { name: "Derivative", power: 160 },
};

export const PREFIX: Readonly<Record<string, { readonly name: string; readonly power: number }>> = {
  "-": { name: "Minus", power: 110 },
  "+": { name: "PlusSign", power: 110 },
  "!": { name: "Not", power: 80 },
  "++": { name: "PreIncrement", power: 145 },
  "--": { name: "PreDecrement", power: 145 },
};

/** What may stand right behind an expression and multiplies it. */
export const BEGINS: ReadonlySet<string> = new Set(["(", "{", "#", "%", "<|"]);

export const TIMES = INFIX.get("*") as Infix;
