import { StreamLanguage, type StringStream } from "@codemirror/language";

/** Where a line is: among reactions, or between the brackets of a rate constant. */
interface Place {
  rate: boolean;
}

/** Our reaction text for the editor's colours; what is an error the parser says, not the colours. */
export const reactionLanguage = StreamLanguage.define<Place>({
  name: "reactions",
  startState: () => ({ rate: false }),
  token: (stream, place) => {
    if (stream.sol()) place.rate = false;
    if (stream.eatSpace()) return null;
    return tokenOf(stream, place);
  },
  languageData: { commentTokens: { line: "#" } },
});

/** The name of the next token's look. */
function tokenOf(stream: StringStream, place: Place): string {
  if (stream.match(/^#!.*/)) return "meta";
  if (stream.match(/^#.*/)) return "comment";
  if (stream.match(/^(<=>|->)/)) return "operator";
  if (stream.match(/^@\w*/)) return "keyword";
  if (stream.match(/^\d+(\.\d+)?([eE][+-]?\d+)?/)) return "number";
  if (stream.match(/^[A-Za-z]\w*/)) return place.rate ? "propertyName" : "variableName";
  const sign = stream.next();
  if (sign === "[") place.rate = true;
  if (sign === "]") place.rate = false;
  return "punctuation";
}
