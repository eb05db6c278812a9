import { useCommandKeys } from "./actions/useCommand.ts";
import { CanvasPane } from "./canvas/CanvasPane.tsx";
import { ChartPane } from "./charts/ChartPane.tsx";
import { ComparisonTable } from "./charts/ComparisonTable.tsx";
import { DropZone } from "./files/DropZone.tsx";
import { ExportDialog } from "./files/ExportDialog.tsx";
import { Boundary } from "./panels/Boundary.tsx";
import { Footer } from "./panels/Footer.tsx";
import { InputsPane } from "./panels/InputsPane.tsx";
import { Layout } from "./panels/Layout.tsx";
import { NoticeLine } from "./panels/NoticeLine.tsx";
import { RunProblem } from "./panels/RunProblem.tsx";
import { TopBar } from "./panels/TopBar.tsx";
import { ReactionsPane } from "./reactions/ReactionsPane.tsx";
import { TipProvider } from "./ui/Tip.tsx";
import { text } from "./ui/text.ts";

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
  return (
    <div className="shell">
      <TopBar />
      <NoticeLine />
      <main className="shell-main">
        <Layout
          inputs={<InputsPane />}
          canvas={<CanvasPane />}
          chart={
            <>
              <RunProblem />
              <div className="chart-place">
                <ChartPane />
              </div>
              <ComparisonTable />
            </>
          }
          reactions={<ReactionsPane />}
        />
      </main>
      <Footer />
      <DropZone />
      <ExportDialog />
    </div>
  );
}
