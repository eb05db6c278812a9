import { ExternalLink } from "lucide-react";
import { useEffect, useState } from "react";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { Tip } from "../ui/Tip.tsx";
import { linkInAddress, pageAddress } from "./address.ts";
import { writeLink } from "./link.ts";
import { shareText } from "./text.ts";
import "./share.css";

/** Under an embedded page: what it shows, and the way to a page of its own. */
export function EmbedBar() {
  const name = useDocument((s) => s.document.name);
  const { address, renew } = useOwnAddress();
  return (
    <footer className="embed-bar">
      <h1>{name}</h1>
      <Tip label={shareText.embed.openHint} side="top">
        <a href={address} target="_blank" rel="noreferrer" onPointerEnter={renew} onFocus={renew}>
          {shareText.embed.open}
          <ExternalLink size={14} aria-hidden />
        </a>
      </Tip>
    </footer>
  );
}

/**
 * The page's address with a link to what it shows now. A click cannot wait for the link, so it is made when the
 * pointer or the focus comes near, and when a run has settled on something new.
 */
function useOwnAddress(): { readonly address: string; readonly renew: () => void } {
  const [link, setLink] = useState(linkInAddress);
  const simulation = useRun((s) => s.simulation);
  const renew = () => void writeLink(false).then((made) => made.ok && setLink(made.value));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new result is something new to open
  useEffect(() => {
    if (simulation) renew();
  }, [simulation]);
  return { address: pageAddress() + (link === null ? "" : `#${link}`), renew };
}
