import { Check, TriangleAlert } from "lucide-react";
import type { Certificate } from "../../src-worker/model/compiled.ts";
import { Popover } from "../ui/Popover.tsx";

const CONDITIONS = [
  "Every reaction has a reactant and k > 0.",
  "Every species is a reactant of at most one reaction.",
  "No chain of reactions leads from a species back to itself.",
];

const SPECIES_PROVED =
  "So every species has one limit, whatever the rate constants. Rates change how fast, never where to.";
const OUTPUTS_PROVED =
  "With the cancellation reactions set aside these conditions hold, so every output y⁺ − y⁻ has one limit. Single rails may end elsewhere:";

interface CertificateChipProps {
  readonly certificate: Certificate;
  /** A mark alone; the title is its name. */
  readonly short: boolean;
}

/** Whether the limits are proved independent of rate constants; opens the reasons. */
export function CertificateChip({ certificate, short }: CertificateChipProps) {
  const proved = certificate.outputs;
  const title = certificate.species
    ? "Rate-independent"
    : proved
      ? "Outputs rate-independent"
      : "Not proved rate-independent";
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
    <Popover label={title} trigger={trigger}>
      <div className="cert-panel">
        <h3>{title}</h3>
        {proved ? <Proof certificate={certificate} /> : <Refusal because={certificate.because} />}
      </div>
    </Popover>
  );
}

function Proof({ certificate }: { readonly certificate: Certificate }) {
  return (
    <>
      <p>Proved from the reactions alone, before any simulation:</p>
      <ul>
        {CONDITIONS.map((condition) => (
          <li key={condition}>
            <Check size={14} strokeWidth={2} aria-hidden />
            {condition}
          </li>
        ))}
      </ul>
      <p>{certificate.species ? SPECIES_PROVED : OUTPUTS_PROVED}</p>
      {certificate.because && !certificate.species ? <p>{certificate.because}</p> : null}
    </>
  );
}

function Refusal({ because }: { readonly because: string | null }) {
  return (
    <>
      <p>The limit may depend on rate constants:</p>
      <p className="cert-because">{because}</p>
      <p>Where the proof holds, these are true:</p>
      <ul className="cert-conditions">
        {CONDITIONS.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ul>
    </>
  );
}
