import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { useCommandKeys } from "./actions/useCommandKeys.ts";
import { DropZone } from "./files/DropZone.tsx";
import { loadExampleIndex } from "./files/open.ts";
import { EarlyKeys } from "./palette/EarlyKeys.tsx";
import { Boundary } from "./panels/Boundary.tsx";
import { Footer } from "./panels/Footer.tsx";
import { Layout } from "./panels/Layout.tsx";
import { NoticeLine } from "./panels/NoticeLine.tsx";
import { RunProblem } from "./panels/RunProblem.tsx";
import { TopBar } from "./panels/TopBar.tsx";
import { type Stages, useStages } from "./panels/useStages.ts";
import { useEmbed } from "./store/embed.ts";
import { useHelp } from "./store/help.ts";
import { useImport } from "./store/imports.ts";
import { useLesson } from "./store/lesson.ts";
import { useOverlay } from "./store/overlay.ts";
import { useShowsReactions } from "./store/reactionsShown.ts";
import { useReproduction } from "./store/reproduction.ts";
import { useSaved } from "./store/saved.ts";
import { useScreen } from "./store/screen.ts";
import { useShare } from "./store/share.ts";
import { useShell } from "./store/shell.ts";
import { PaneHeader } from "./ui/Pane.tsx";
import { TipProvider } from "./ui/Tip.tsx";
import { text } from "./ui/text.ts";

const ExportDialog = lazy(() =>
  import("./files/ExportDialog.tsx").then((module) => ({ default: module.ExportDialog })),
);

const ImportDialog = lazy(() =>
  import("./files/import/ImportDialog.tsx").then((module) => ({ default: module.ImportDialog })),
);
/** With the list of examples, which it finds too. */
const loadPalette = () =>
  Promise.all([import("./palette/PaletteDialog.tsx"), loadExampleIndex()]).then(([module]) => module);
const loadKeys = () => import("./palette/KeysDialog.tsx");
const loadAsk = () => import("./palette/AskDialog.tsx");
const PaletteDialog = lazy(() => loadPalette().then((module) => ({ default: module.PaletteDialog })));
const KeysDialog = lazy(() => loadKeys().then((module) => ({ default: module.KeysDialog })));
const AskDialog = lazy(() => loadAsk().then((module) => ({ default: module.AskDialog })));

/** What a key opens is there when it is pressed: loaded once the page has nothing else to do. */
const SOON_MS = 4000;
const ReproduceDialog = lazy(() =>
  import("./reproduce/ReproduceDialog.tsx").then((module) => ({ default: module.ReproduceDialog })),
);
const RecentDialog = lazy(() =>
  import("./panels/RecentDialog.tsx").then((module) => ({ default: module.RecentDialog })),
);
const AboutDialog = lazy(() =>
  import("./panels/AboutDialog.tsx").then((module) => ({ default: module.AboutDialog })),
);
const ShareDialog = lazy(() =>
  import("./share/ShareDialog.tsx").then((module) => ({ default: module.ShareDialog })),
);
const EmbedBar = lazy(() => import("./share/EmbedBar.tsx").then((module) => ({ default: module.EmbedBar })));
const CrnPane = lazy(() => import("./crn/CrnPane.tsx").then((module) => ({ default: module.CrnPane })));
const GlossaryDialog = lazy(() =>
  import("./help/GlossaryDialog.tsx").then((module) => ({ default: module.GlossaryDialog })),
);
const HowDialog = lazy(() =>
  import("./help/HowDialog.tsx").then((module) => ({ default: module.HowDialog })),
);
const AboutToolDialog = lazy(() =>
  import("./help/AboutToolDialog.tsx").then((module) => ({ default: module.AboutToolDialog })),
);
const LessonsPane = lazy(() =>
  import("./lessons/LessonsPane.tsx").then((module) => ({ default: module.LessonsPane })),
);
const ReplaceDialog = lazy(() =>
  import("./panels/ReplaceDialog.tsx").then((module) => ({ default: module.ReplaceDialog })),
);

const inputs = import("./panels/InputsPane.tsx");
const canvas = import("./canvas/CanvasPane.tsx");
const charts = import("./charts/ChartPane.tsx");
const table = import("./charts/ComparisonTable.tsx");
const reactions = import("./reactions/ReactionsPane.tsx");

/** The panes in the order in which they appear. */
const PANES = {
  inputs: () => inputs.then((module) => module.InputsPane),
  canvas: () => canvas.then((module) => module.CanvasPane),
  // Before the chart, whose height it decides.
  table: () => table.then((module) => module.ComparisonTable),
  chart: () => charts.then((module) => module.ChartPane),
  reactions: () => reactions.then((module) => module.ReactionsPane),
} satisfies Stages<string>;

/** The whole page. */
export function App() {
  return (
    <TipProvider>
      <Boundary place={text.failure.page}>
        <Page />
      </Boundary>
    </TipProvider>
  );
}

function Page() {
  useCommandKeys();
  useEffect(() => {
    const timer = setTimeout(() => void Promise.allSettled([loadPalette(), loadKeys(), loadAsk()]), SOON_MS);
    return () => clearTimeout(timer);
  }, []);
  const {
    inputs: Inputs,
    canvas: Canvas,
    chart: Chart,
    reactions: Reactions,
    table: Table,
  } = useStages(PANES);
  const reactions = useShowsReactions();
  const { embedded, hide } = useEmbed();
  const room = useScreen((s) => s.room);
  return (
    <div className="shell">
      {embedded || hide.has("header") ? null : <TopBar />}
      <NoticeLine />
      <main className="shell-main">
        <div className="shell-panes" data-room={room}>
          <Layout
            inputs={Inputs ? <Inputs /> : <Frame title={text.panes.inputs} />}
            canvas={reactions ? <Editor /> : Canvas ? <Canvas /> : null}
            chart={
              <>
                <RunProblem />
                <div className="chart-place">
                  {Chart ? <Chart /> : <Frame title={text.panes.trajectory} />}
                </div>
                {Table && !hide.has("table") ? <Table /> : null}
              </>
            }
            reactions={Reactions ? <Reactions /> : <Frame title={text.panes.reactions} />}
          />
        </div>
        <Lessons />
      </main>
      {hide.has("footer") ? null : embedded ? <LateBar /> : <Footer />}
      <DropZone />
      <LateDialogs />
    </div>
  );
}

/** Most pages are not embedded: what such a page has instead of its bars comes when it is wanted. */
function LateBar() {
  return (
    <Suspense>
      <EmbedBar />
    </Suspense>
  );
}

/** The lessons beside the panes, while they are open. */
function Lessons() {
  const open = useLesson((s) => s.open);
  if (!open) return null;
  return (
    <Boundary place={text.panes.lessons}>
      <Suspense fallback={<aside className="lessons" aria-busy="true" />}>
        <LessonsPane />
      </Suspense>
    </Boundary>
  );
}

/** Reactions that came without a network stand where the canvas is. */
function Editor() {
  return (
    <Suspense fallback={<Frame title={text.panes.editor} />}>
      <CrnPane />
    </Suspense>
  );
}

/** A pane before its content: the head alone. */
function Frame({ title }: { readonly title: string }): ReactNode {
  return <PaneHeader title={title} />;
}

/** Dialogs are loaded when they are first wanted. */
function LateDialogs() {
  const exporting = useWanted(useShell((s) => s.exportOpen));
  const importing = useWanted(useImport((s) => s.waiting !== null));
  const listing = useWanted(useShell((s) => s.recentOpen));
  const reading = useWanted(useShell((s) => s.aboutOpen));
  const replacing = useWanted(useSaved((s) => s.replacement !== null));
  const finding = useWanted(useOverlay((s) => s.palette));
  const keys = useWanted(useOverlay((s) => s.keys));
  const reproducing = useWanted(useReproduction((s) => s.open));
  const asking = useWanted(useOverlay((s) => s.ask !== null));
  const sharing = useWanted(useShare((s) => s.open));
  const words = useWanted(useHelp((s) => s.glossary !== null));
  const how = useWanted(useHelp((s) => s.how !== null));
  const about = useWanted(useHelp((s) => s.about));
  return (
    <Suspense>
      {exporting ? <ExportDialog /> : null}
      {importing ? <ImportDialog /> : null}
      {listing ? <RecentDialog /> : null}
      {reading ? <AboutDialog /> : null}
      {reproducing ? <ReproduceDialog /> : null}
      {replacing ? <ReplaceDialog /> : null}
      {finding ? (
        <Suspense fallback={<EarlyKeys />}>
          <PaletteDialog />
        </Suspense>
      ) : null}
      {keys ? <KeysDialog /> : null}
      {asking ? <AskDialog /> : null}
      {sharing ? <ShareDialog /> : null}
      {words ? <GlossaryDialog /> : null}
      {how ? <HowDialog /> : null}
      {about ? <AboutToolDialog /> : null}
    </Suspense>
  );
}

/** True from the first time something is open. */
function useWanted(open: boolean): boolean {
  const [wanted, setWanted] = useState(false);
  if (open && !wanted) setWanted(true);
  return wanted;
}
