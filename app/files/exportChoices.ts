import type { FormatInfo } from "../../src-worker/engine.ts";
import type { CompileReport } from "../../src-worker/model/compiled.ts";
import type { ExportGroup, SizeLimit, SizeMeasure } from "../../src-worker/model/exported.ts";
import { functionName } from "../../src-worker/model/identifier.ts";
import { fileStem } from "./names.ts";

/** A format that the export dialog offers. */
export type Target = FormatInfo & Required<Pick<FormatInfo, "export">>;

/** What goes into the file. */
export interface ExportChoices {
  /** Write the shown inputs into the initial concentrations. */
  readonly inputs: boolean;
  /** Use the rate constants of the shown run; else those the network is compiled with. */
  readonly rates: boolean;
  /** Which curves a trajectory has. */
  readonly species: "outputs" | "all";
}

export const DEFAULT_CHOICES: ExportChoices = { inputs: true, rates: true, species: "all" };

const ORDER: readonly ExportGroup[] = ["exchange", "simulators", "languages", "papers", "data"];

export interface TargetGroup {
  readonly group: ExportGroup;
  readonly targets: readonly Target[];
}

/** The formats by what they are for, in the dialog's order. */
export function targetGroups(formats: readonly FormatInfo[]): TargetGroup[] {
  const targets = formats.flatMap((format): Target[] => {
    const { export: info } = format;
    if (!info) return [];
    return [
      { ...format, export: info, name: info.name ?? format.name, carries: info.carries ?? format.carries },
    ];
  });
  return ORDER.map((group) => ({
    group,
    targets: targets.filter((target) => target.export.group === group),
  })).filter((entry) => entry.targets.length > 0);
}

/** How well a format answers a search, 0 … 1: every word must be in its name, id, ending or a tool's name. */
export function searchScore(target: Target, search: string): number {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const name = `${target.name} ${target.id} ${target.extensions.join(" ")}`.toLowerCase();
  const tools = target.export.tools.join(" ").toLowerCase();
  if (!words.every((word) => name.includes(word) || tools.includes(word))) return 0;
  return words.every((word) => name.includes(word)) ? 1 : 0.5;
}

/** A limit of the target tool that the shown reactions exceed. */
export interface Exceeded {
  readonly limit: SizeLimit;
  readonly size: number;
}

export function exceededLimits(
  target: Target,
  report: Pick<CompileReport, "reactions" | "products"> | null,
): Exceeded[] {
  if (!report) return [];
  const sizes: Readonly<Record<SizeMeasure, number>> = {
    reactions: report.reactions.total,
    products: report.products.entries,
    molecules: report.products.molecules,
  };
  return (target.export.limits ?? [])
    .map((limit) => ({ limit, size: sizes[limit.measure] }))
    .filter(({ limit, size }) => size > limit.above);
}

/** File name for a document in a format: "iris-4-8-3.xml", "iris_4_8_3.m". */
export function exportName(title: string, target: Target): string {
  const stem = target.export.identifierName ? functionName(title) : fileStem(title);
  return `${stem}${target.extensions[0] ?? ""}`;
}

/** "812 B", "12.3 kB", "55.6 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1000, "kB"] : [bytes / 1_000_000, "MB"];
  return `${amount < 100 ? amount.toFixed(1) : Math.round(amount)} ${unit}`;
}
