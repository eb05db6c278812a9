import { Copy, Download } from "lucide-react";
import { useEffect, useState } from "react";
import { sizeText } from "../files/exportChoices.ts";
import { exportText } from "../files/exportText.ts";
import { fileStem } from "../files/names.ts";
import { copyText } from "../files/reactionText.ts";
import { download } from "../files/save.ts";
import { useDocument } from "../store/document.ts";
import type { FigureOptions, FigureSubject } from "../store/figures.ts";
import { Button } from "../ui/Button.tsx";
import type { DrawnFigure } from "./job.ts";
import { isTooLarge, pixelSize, renderPng } from "./raster.ts";
import { figureText } from "./text.ts";

interface Props {
  readonly subject: FigureSubject;
  readonly figure: DrawnFigure | null;
  readonly options: FigureOptions;
}

type Done = "copied" | null;

/** Name and size of the file, Copy and Download. */
export function FigureFoot({ subject, figure, options }: Props) {
  const { file, dpi } = options;
  const title = useDocument((state) => state.document.name);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Done>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const name = `${fileStem(title)}-${subject}.${file}`;
  const tooLarge = file === "png" && figure !== null && isTooLarge(figure, dpi);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another figure is not copied yet
  useEffect(() => {
    setDone(null);
    setProblem(null);
  }, [figure, file, dpi]);

  const attempt = async (work: () => Promise<Done>) => {
    setBusy(true);
    setProblem(null);
    try {
      setDone(await work());
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const save = () => figure && void attempt(() => saveFigure(figure, name, options));
  const copy = () => figure && void attempt(() => copyFigure(figure, options));
  const off = !figure || busy || tooLarge;
  return (
    <footer className="export-foot">
      <span className="export-name">
        <b>{name}</b> {figure ? extentOf(figure, options) : null}
      </span>
      {busy && file === "png" ? <span role="status">{figureText.rendering}</span> : null}
      {problem || tooLarge ? (
        <span className="export-refused" role="alert">
          {problem ?? figureText.tooLarge}
        </span>
      ) : null}
      <Button look="outline" disabled={off} onClick={copy}>
        <Copy size={16} aria-hidden />
        <span aria-live="polite">{done === "copied" ? exportText.copied : exportText.copy}</span>
      </Button>
      <Button look="outline" disabled={off} onClick={save}>
        <Download size={16} aria-hidden />
        {exportText.download}
      </Button>
    </footer>
  );
}

/** "85 × 91 mm, 82.1 kB" or "2,008 × 2,150 pixels for 85 × 91 mm". */
function extentOf(figure: DrawnFigure, { file, dpi }: FigureOptions): string {
  const paper = figureText.millimetres(figure.width, figure.height);
  if (file === "svg") return figureText.svgExtent(paper, sizeText(new Blob([figure.svg]).size));
  const { width, height } = pixelSize(figure, dpi);
  return figureText.pngExtent(paper, width, height);
}

async function saveFigure(figure: DrawnFigure, name: string, { file, dpi }: FigureOptions): Promise<null> {
  if (file === "svg") download(name, figure.svg, "image/svg+xml");
  else download(name, (await renderPng(figure, dpi)) as BlobPart, "image/png");
  return null;
}

/** SVG goes to the clipboard as text, PNG as an image. */
async function copyFigure(figure: DrawnFigure, { file, dpi }: FigureOptions): Promise<Done> {
  if (file === "svg") {
    if (await copyText(figure.svg)) return "copied";
    throw new Error(exportText.copyRefused);
  }
  const png = renderPng(figure, dpi);
  // The browser wants to be asked within the press: the picture may follow.
  const blob = png.then((bytes) => new Blob([bytes as BlobPart], { type: "image/png" }));
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
  } catch {
    await png;
    throw new Error(exportText.copyRefused);
  }
  return "copied";
}
