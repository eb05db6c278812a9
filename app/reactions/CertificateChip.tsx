import { Check, TriangleAlert } from "lucide-react";
import type { Certificate } from "../../src-worker/model/compiled.ts";
import { Term } from "../help/Term.tsx";
import { Popover } from "../ui/Popover.tsx";
import { words } from "./words.ts";

const said = words.certificate;

interface CertificateChipProps {
  readonly certificate: Certificate;
  /** A mark alone; the title is its name. */
  readonly short: boolean;
}

/** Whether the limits are proved independent of rate constants; opens the reasons. */
export function CertificateChip({ certificate, short }: CertificateChipProps) {
  const proved = certificate.outputs;
  const title = certificate.species ? said.species : proved ? said.outputs : said.none;
  const Icon = proved ? Check : TriangleAlert;
  const trigger = (
    <button
      type="button"
      className={proved ? "cert" : "cert cert-open"}
      data-how="certificate"
      aria-label={short ? title : undefined}
      title={short ? title : undefined}
    >
      {short ? null : title}
      <Icon size={14} strokeWidth={2} aria-hidden />
    </button>
  );
  return (
    <Popover label={title} trigger={trigger} toRead>
      <div className="cert-panel">
        <h3>
          <Term word="rate-independent">{title}</Term>
        </h3>
        {proved ? <Proof certificate={certificate} /> : <Refusal because={certificate.because} />}
      </div>
    </Popover>
  );
}

function Proof({ certificate }: { readonly certificate: Certificate }) {
  return (
    <>
      <p>{said.proved}</p>
      <ul>
        {said.conditions.map((condition) => (
          <li key={condition}>
            <Check size={14} strokeWidth={2} aria-hidden />
            {condition}
          </li>
        ))}
      </ul>
      <p>{certificate.species ? said.allLimits : said.outputLimits}</p>
      {certificate.because && !certificate.species ? <p>{certificate.because}</p> : null}
    </>
  );
}

function Refusal({ because }: { readonly because: string | null }) {
  return (
    <>
      <p>{said.refused}</p>
      <p className="cert-because">{because}</p>
      <p>{said.wouldHold}</p>
      <ul className="cert-conditions">
        {said.conditions.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ul>
    </>
  );
}
