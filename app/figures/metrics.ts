import { type Run, SCRIPT, type Weight } from "./scene.ts";

/** First character of the tables, and those after "~" in them. */
const FIRST = 32;
const MORE = "−·…×\u2009–±µ";

/**
 * Advance widths of Inter in thousandths of the font size, measured in Chromium (kerning off): figures are laid
 * out where no font can be asked. Inter is wider than Helvetica, Arial and Liberation Sans, so that text which
 * fits in Inter fits in what a program without Inter takes instead.
 */
const ADVANCES: Readonly<Record<Weight, readonly number[]>> = {
  // biome-ignore format: a table
  400: [281,288,466,633,642,982,644,300,365,365,501,662,288,460,288,360,631,407,610,618,646,593,620,566,619,620,288,302,662,662,662,511,966,690,654,730,722,601,590,746,743,269,571,672,565,903,753,765,639,765,644,642,646,744,690,985,682,679,629,365,360,365,471,456,323,562,612,571,612,583,370,613,591,242,242,549,242,876,591,600,612,612,376,528,327,591,562,818,546,562,552,426,333,426,662,662,288,864,662,182,500,662,586],
  // biome-ignore format: a table
  600: [252,321,523,644,650,1004,663,326,373,373,540,673,319,465,319,379,660,423,623,636,666,612,640,576,640,640,319,329,673,673,673,543,999,728,659,737,722,605,588,749,746,277,580,703,565,922,759,769,645,773,652,650,660,736,728,1020,720,713,652,373,379,373,481,469,351,574,624,583,624,591,389,625,612,262,262,569,262,900,612,609,624,624,397,549,353,612,587,839,569,588,566,455,359,455,673,673,319,956,673,166,500,673,614],
};
/** Letters of other scripts, and whatever else a name holds: as wide as the widest of them. */
const OTHER = 720;
const WIDE = 1000;

function advance(character: string, weight: Weight): number {
  const code = character.codePointAt(0) as number;
  const known = code < 127 ? code - FIRST : 127 - FIRST + MORE.indexOf(character);
  const inTable = code < 127 ? code >= FIRST : MORE.includes(character);
  if (inTable) return ADVANCES[weight][known] as number;
  if (/\p{M}/u.test(character)) return 0;
  return code >= 0x1100 ? WIDE : OTHER;
}

/** Width of a text in px at a font size in px. */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  let sum = 0;
  for (const character of text) sum += advance(character, weight);
  return (sum * size) / 1000;
}

/** Width of a line made of runs, gaps included, px. */
export function runsWidth(runs: readonly Run[], size: number, weight: Weight = 400): number {
  return runs.reduce((sum, run) => sum + (run.gap ?? 0) + runWidth(run, size, weight), 0);
}

export function runWidth(run: Run, size: number, weight: Weight): number {
  return textWidth(run.text, run.at ? size * SCRIPT : size, run.weight ?? weight);
}

/** The text, shortened with … to fit a width; empty where not even one character fits. */
export function fitted(text: string, width: number, size: number, weight: Weight = 400): string {
  const plain = text.replace(/\s+/g, " ").trim();
  if (textWidth(plain, size, weight) <= width) return plain;
  const characters = [...plain];
  while (characters.length > 0) {
    characters.pop();
    const short = `${characters.join("").trimEnd()}…`;
    if (characters.length > 0 && textWidth(short, size, weight) <= width) return short;
  }
  return "";
}
