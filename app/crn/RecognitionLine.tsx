import { Check, CircleSlash, Loader } from "lucide-react";
import { shapeName } from "../../src-worker/model/network.ts";
import { lineOfReaction } from "../../src-worker/model/reactionLines.ts";
import type { NotRecognised, Recognised } from "../../src-worker/model/recognition.ts";
import { CRN_COMMANDS } from "../actions/commands/crn.ts";
import { useCommand } from "../actions/useCommand.ts";
import { useCrnEditor } from "../store/crnEditor.ts";
import { useRecognition } from "../store/recognition.ts";
import { useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { Popover } from "../ui/Popover.tsx";
import { text as all } from "./text.ts";

const words = all.recognition;
const ICON = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

/** Whether a network is behind the reactions: which, with the way to it, or what does not fit. */
export function RecognitionLine({ text }: { readonly text: string | null }) {
  const crn = useRecognition((state) => state.crn);
  const answer = useRecognition((state) => state.answer);
  return (
    <section className="crn-found" aria-label={words.label} aria-live="polite">
      {answer?.recognised ? (
        <Found found={answer} reactions={crn?.rate.length ?? 0} />
      ) : answer ? (
        <None found={answer} text={text} />
      ) : (
        <p>
          <Loader {...ICON} />
          {crn ? words.failed : words.looking}
        </p>
      )}
    </section>
  );
}

function Found({ found, reactions }: { readonly found: Recognised; readonly reactions: number }) {
  const { label, disabled, run } = useCommand(CRN_COMMANDS.openAsNetwork);
  const { network, options, remarks } = found;
  const cancellation = words.cancellation[options.cancellation];
  return (
    <>
      <p>
        <Check {...ICON} className="crn-yes" />
        <span>{words.found(shapeName(network), options.reduction)}</span>
      </p>
      <Button look="outline" disabled={disabled} onClick={run}>
        {label}
      </Button>
      <Popover label={words.detailsTitle} trigger={<Button>{words.details}</Button>}>
        <div className="crn-details">
          <h3>{words.detailsTitle}</h3>
          <p>{words.proof(reactions)}</p>
          {cancellation ? <p>{cancellation}</p> : null}
          {options.positiveInputs ? <p>{words.positive}</p> : null}
          {remarks.length > 0 ? (
            <ul>
              {remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          ) : (
            <p>{words.determined}</p>
          )}
        </div>
      </Popover>
    </>
  );
}

function None({ found, text }: { readonly found: NotRecognised; readonly text: string | null }) {
  const [first] = found.reactions;
  const stage = useCrnEditor((state) => state.stage);
  const line = first !== undefined && text !== null ? lineOfReaction(text, first) : null;
  const go = () => {
    if (first !== undefined) useView.getState().patch({ selectedReaction: first });
    if (line !== null) stage?.focus(line);
  };
  return (
    <>
      <p>
        <CircleSlash {...ICON} />
        <span>
          {words.none} {found.because}
        </span>
      </p>
      {line !== null && stage ? (
        <Button look="outline" onClick={go}>
          {all.goToLine(line)}
        </Button>
      ) : null}
    </>
  );
}
