import type { Exportable } from "../../jobs.ts";
import { ok, type Result } from "../../model/problem.ts";
import type { FormatModule } from "../format.ts";
import { type Draft, draftOf } from "./draft.ts";
import type { NameRules } from "./names.ts";
import { TextSink } from "./sink.ts";

/** A format that writes a CRN as text: names by its rules, then lines into a sink. */
export function textFormat(
  rules: NameRules,
  write: (draft: Draft, out: TextSink) => Result<null> | undefined,
): FormatModule {
  return {
    write: (content: Exportable) => {
      const draft = draftOf(content, rules);
      if (!draft.ok) return draft;
      const out = new TextSink();
      const refused = write(draft.value, out);
      return refused && !refused.ok ? refused : ok(out.bytes());
    },
  };
}
