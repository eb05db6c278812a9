import { recognise } from "../compile/recognise.ts";
import type { OpenedCrn } from "../engine.ts";
import { writeFile } from "../formats/registry.ts";
import { widths } from "../model/network.ts";
import {
  documentOf,
  networkExamples,
  type StatedAgreement,
  statedAgreement,
} from "../model/recognisedDocument.ts";
import type { Recognised, Recognition } from "../model/recognition.ts";
import { openCrn } from "./files.ts";
import type { RecogniseFlags } from "./recogniseCommand.ts";
import { print, printJson, Refused, type Terminal, unwrap, writeBytes } from "./terminal.ts";

/** Prints the network behind a CRN, or the first reaction that does not fit; writes the network. */
export async function recogniseFile(terminal: Terminal, path: string, flags: RecogniseFlags): Promise<void> {
  const opened = await openCrn(terminal, path, flags);
  const recognition = recognise(opened.crn);
  if (flags.output !== undefined) await write(terminal, recognition, opened, flags.output);
  if (flags.json) printJson(terminal, report(recognition, opened));
  else print(terminal, describe(recognition, opened));
}

async function write(
  terminal: Terminal,
  recognition: Recognition,
  opened: OpenedCrn,
  path: string,
): Promise<void> {
  if (!recognition.recognised) {
    throw new Refused(`${opened.crn.name} is not the compiled form of a network: ${recognition.because}`);
  }
  const document = documentOf(recognition, opened);
  writeBytes(terminal, path, unwrap(await writeFile({ kind: "network", document }, "dualrail-network")));
}

function report(recognition: Recognition, opened: OpenedCrn) {
  if (!recognition.recognised) {
    const { because, reactions } = recognition;
    return {
      recognised: false,
      layers: null,
      because,
      reaction: reactions[0] === undefined ? null : reactions[0] + 1,
    };
  }
  const { network, options, remarks } = recognition;
  return {
    recognised: true,
    layers: widths(network),
    because: null,
    reaction: null,
    reduction: options.reduction,
    cancellation: options.cancellation,
    positiveInputs: options.positiveInputs !== null,
    examples: agreementOf(recognition, opened),
    remarks,
  };
}

/** How the network stands to the file's examples; null where there are none. */
function agreementOf({ network }: Recognised, opened: OpenedCrn): StatedAgreement | null {
  const examples = networkExamples(network, opened);
  return examples.length > 0 ? statedAgreement(network, examples) : null;
}

const REDUCTIONS = {
  none: "unreduced",
  paper: "reduced as in the paper",
  compact: "reduced compactly",
} as const;

function describe(recognition: Recognition, opened: OpenedCrn): string {
  const { name } = opened.crn;
  if (!recognition.recognised) return `${name}: not the compiled form of a network. ${recognition.because}`;
  const { network, options, remarks } = recognition;
  const lines = [
    `${name}: a ${widths(network).join("-")} network, ${REDUCTIONS[options.reduction]}. Compiled again, it gives the same reactions.`,
    ...remarks,
  ];
  const agreement = agreementOf(recognition, opened);
  if (agreement) lines.push(sentence(agreement));
  return lines.join("\n");
}

/** "150 examples: 141 of 150 labels right; same winner as stated in 150 of 150; outputs within 3e-7 of those stated." */
function sentence({
  examples,
  labelled,
  correct,
  winners,
  sameWinner,
  outputDifference,
}: StatedAgreement): string {
  const parts = [
    ...(labelled > 0 ? [`${correct} of ${labelled} labels right`] : []),
    ...(winners > 0 ? [`same winner as stated in ${sameWinner} of ${winners}`] : []),
    ...(outputDifference === null
      ? []
      : [`outputs within ${outputDifference.toPrecision(2)} of those stated`]),
  ];
  return `${examples} examples${parts.length > 0 ? `: ${parts.join("; ")}` : ""}.`;
}
