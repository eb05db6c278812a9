import { useEffect, useMemo, useState } from "react";
import type { FormatInfo } from "../../src-worker/engine.ts";
import { engine } from "../engine/client.ts";
import { FigurePanel } from "../figures/FigurePanel.tsx";
import { FIGURE_TARGETS, type FigureTarget } from "../figures/targets.ts";
import { figureText } from "../figures/text.ts";
import { useDocument } from "../store/document.ts";
import { useShowsReactions } from "../store/reactionsShown.ts";
import { useRun } from "../store/run.ts";
import { useShell } from "../store/shell.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { text } from "../ui/text.ts";
import { ExportFile } from "./ExportFile.tsx";
import { ExportOptions } from "./ExportOptions.tsx";
import {
  DEFAULT_CHOICES,
  type ExportChoices,
  searchScore,
  type TargetGroup,
  targetGroups,
} from "./exportChoices.ts";
import { exportText } from "./exportText.ts";
import { FormatList, type ListGroup } from "./FormatList.tsx";
import "./export.css";

/** Export the reactions or the curves for another tool, or a figure: choose it, see the file, copy or download it. */
export function ExportDialog() {
  const open = useShell((s) => s.exportOpen);
  const close = () => useShell.getState().patch({ exportOpen: false });
  const name = useDocument((s) => s.document.name);
  const reactions = useRun((s) => s.compilation?.report.reactions.total ?? 0);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={exportText.title}
      description={exportText.description(reactions, name)}
      closeLabel={text.close}
      size="workplace"
    >
      <Chooser />
    </Dialog>
  );
}

function Chooser() {
  const formats = useFormats();
  const groups = useMemo(() => targetGroups(formats ?? []), [formats]);
  const reactions = useShowsReactions();
  // Reactions that came without a network have a chart alone.
  const figures = useMemo(
    () => FIGURE_TARGETS.filter(({ subject }) => subject === "chart" || !reactions),
    [reactions],
  );
  const list = useMemo(() => listGroups(figures, groups), [figures, groups]);
  const chosen = useShell((s) => s.exportFormat);
  const [choices, setChoices] = useState<ExportChoices>(DEFAULT_CHOICES);
  const figure = figures.find(({ id }) => id === chosen) ?? null;
  if (!formats && !figure) return <p role="status">{exportText.loading}</p>;
  const targets = groups.flatMap((group) => group.targets);
  const target = targets.find(({ id }) => id === chosen) ?? targets[0] ?? null;
  const choose = (exportFormat: string) => useShell.getState().patch({ exportFormat });
  const shown = figure ?? target;
  if (!shown) return null;
  return (
    <div className="export-body">
      <FormatList groups={list} chosen={shown.id} onChoose={choose} />
      <section className="export-file" aria-label={shown.name}>
        {figure ? (
          <FigurePanel key={figure.id} subject={figure.subject} />
        ) : target ? (
          <>
            <ExportOptions
              target={target}
              targets={targets}
              choices={choices}
              onChoices={setChoices}
              onTarget={choose}
            />
            <ExportFile target={target} choices={choices} />
          </>
        ) : null}
      </section>
    </div>
  );
}

/** Figures first, then the formats by what they are for. */
function listGroups(figures: readonly FigureTarget[], groups: readonly TargetGroup[]): ListGroup[] {
  const formats = groups.map(({ group, targets }) => ({
    heading: exportText.groups[group],
    items: targets.map((target) => ({
      id: target.id,
      name: target.name,
      detail: target.extensions[0] ?? "",
      score: (search: string) => searchScore(target, search),
    })),
  }));
  return [{ heading: figureText.group, items: figures }, ...formats];
}

/** The engine's list of formats; null until it was answered. */
function useFormats(): readonly FormatInfo[] | null {
  const [formats, setFormats] = useState<readonly FormatInfo[] | null>(null);
  useEffect(() => {
    let live = true;
    const show = (list: readonly FormatInfo[]) => live && setFormats(list);
    // A worker that was replaced meanwhile is asked once more.
    engine.formats().then(show, () => engine.formats().then(show, () => null));
    return () => {
      live = false;
    };
  }, []);
  return formats;
}
