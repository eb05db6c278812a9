import { useEffect, useState } from "react";
import { PaneLine } from "../ui/Pane.tsx";
import type { DrawnFigure } from "./job.ts";
import { figureText } from "./text.ts";
import type { FigureFile } from "./useFigureFile.ts";

interface Props {
  readonly file: FigureFile;
  readonly transparent: boolean;
}

/** The file itself, as a picture: what is seen here is what is saved. */
export function FigurePreview({ file, transparent }: Props) {
  const busy = file.state === "drawing";
  const figure = file.state === "done" ? file.figure : file.state === "drawing" ? file.before : null;
  return (
    <section className="figure-preview" aria-label={figureText.preview} aria-busy={busy}>
      {file.state === "failed" ? <PaneLine kind="error">{file.message}</PaneLine> : null}
      {figure ? <Picture figure={figure} transparent={transparent} /> : null}
      {busy && !figure ? <p role="status">{figureText.drawing}</p> : null}
    </section>
  );
}

function Picture({ figure, transparent }: { readonly figure: DrawnFigure; readonly transparent: boolean }) {
  const url = useObjectUrl(figure.svg);
  if (!url) return null;
  const ratio = figure.width / figure.height;
  // As large as the room allows, and not much larger than on paper.
  const width = `min(${figure.width * SCREEN}mm, 100cqw, ${ratio} * 100cqh)`;
  return (
    <img
      className={transparent ? "figure-picture is-transparent" : "figure-picture"}
      src={url}
      alt={`${figure.title}. ${figure.description}`}
      style={{ aspectRatio: ratio, width }}
    />
  );
}

/** Small figures are shown this much larger than they will be printed. */
const SCREEN = 1.5;

function useObjectUrl(svg: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [svg]);
  return url;
}
