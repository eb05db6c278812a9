/**
 * Every word of the page, in English: the one list a translation works from. Each folder keeps its words in a module
 * of its own, so that they load with the code that says them; a test finds words that stand anywhere else.
 */
export { CANVAS_KEYS, CANVAS_MOUSE, MATRIX_KEYS } from "../actions/canvasKeys.ts";
export { LIST_KEYS, PLAYER_KEYS, TEXT_KEYS } from "../actions/listKeys.ts";
export { editText as edit } from "../actions/text.ts";
export { text as matrix } from "../canvas/matrix/text.ts";
export { canvasText as canvas } from "../canvas/text.ts";
export { chartText as chart } from "../charts/text.ts";
export { text as reactionEditor } from "../crn/text.ts";
export { text as dataSet } from "../dataset/text.ts";
export { text as experiments } from "../experiments/text.ts";
export { figureText as figures } from "../figures/text.ts";
export { exportText as exporting } from "../files/exportText.ts";
export { text as importing } from "../files/import/text.ts";
export { LICENCES as licences } from "../help/about.ts";
export { GLOSSARY as glossary } from "../help/glossary.ts";
export { HOW as how } from "../help/how.ts";
export { helpText as help } from "../help/text.ts";
export { words as inspector } from "../inspector/text.ts";
export { WORDS as lesson9 } from "../lessons/text/digits.ts";
export { WORDS as lesson2 } from "../lessons/text/dualRail.ts";
export { WORDS as lesson4 } from "../lessons/text/figure1.ts";
export { WORDS as lesson1 } from "../lessons/text/first.ts";
export { WORDS as lesson8 } from "../lessons/text/iris.ts";
export { WORDS as lesson7 } from "../lessons/text/noise.ts";
export { WORDS as lesson6 } from "../lessons/text/rates.ts";
export { WORDS as lesson5 } from "../lessons/text/reduction.ts";
export { WORDS as lesson3 } from "../lessons/text/relu.ts";
export { WORDS as lesson10 } from "../lessons/text/size.ts";
export { words as lessons } from "../lessons/text.ts";
export { text as pad } from "../pad/text.ts";
export { text as palette } from "../palette/text.ts";
export { text as plane } from "../plane/text.ts";
export { words as player } from "../reactions/player/words.ts";
export { words as reactions } from "../reactions/words.ts";
export { text as reproduction } from "../reproduce/text.ts";
export { rescueText as rescue } from "../rescue/text.ts";
export { text as rows } from "../rows/text.ts";
export { shareText as share } from "../share/text.ts";
export { storageText as storage } from "../storage/text.ts";
export { text as train } from "../train/text.ts";
export { text as page } from "../ui/text.ts";
