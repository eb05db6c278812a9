import { startNewer } from "../offline/offline.ts";
import { wouldBeLost } from "../storage/autosave.ts";
import { useDocument } from "../store/document.ts";
import { useOffline } from "../store/offline.ts";
import { useSaved } from "../store/saved.ts";
import { text } from "../ui/text.ts";
import { BUILT, VERSION } from "../version.ts";

/** Which version of the page this is; when a newer one is ready, that and a way to it. */
export function VersionState() {
  const { kept, newer } = useOffline();
  // The live region stands before its words: only then are they read out.
  return (
    <>
      <span role="status" className="version-newer">
        {newer ? (
          <>
            {text.version.newer}
            <button type="button" onClick={startSafely}>
              {text.version.start}
            </button>
          </>
        ) : null}
      </span>
      {newer ? null : <span className="footer-wide">{text.version.name(VERSION, BUILT, kept)}</span>}
    </>
  );
}

/** A network that this browser cannot keep is not given up for a new version without a question. */
function startSafely(): void {
  const proceed = () => void startNewer();
  const { name } = useDocument.getState().document;
  if (wouldBeLost()) useSaved.getState().patch({ replacement: { name, proceed } });
  else proceed();
}
