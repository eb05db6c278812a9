import { type FigureSubject, useFigures } from "../store/figures.ts";
import { useRun } from "../store/run.ts";
import { PaneLine } from "../ui/Pane.tsx";
import { FigureChoices } from "./FigureChoices.tsx";
import { FigureFoot } from "./FigureFoot.tsx";
import { FigurePreview } from "./FigurePreview.tsx";
import { keepFigureOptions } from "./kept.ts";
import { LEAST_TEXT } from "./sizes.ts";
import { figureText } from "./text.ts";
import { useFigureFile } from "./useFigureFile.ts";
import { useJob } from "./useModel.ts";
import "./figures.css";

keepFigureOptions();

/** A figure for a paper or a slide: how it is made, the very file as a picture, and the ways to take it along. */
export function FigurePanel({ subject }: { readonly subject: FigureSubject }) {
  const job = useJob(subject);
  const file = useFigureFile(job);
  const stale = useRun((run) => subject === "chart" && run.stale);
  const options = useFigures((state) => state.options);
  const figure = file.state === "done" ? file.figure : null;
  return (
    <>
      <header>
        <h3>{figureText.subjects[subject]}</h3>
        <p className="figure-about">{figureText.about[subject]}</p>
      </header>
      <FigureChoices subject={subject} options={options} />
      {stale ? <PaneLine kind="info">{figureText.stale}</PaneLine> : null}
      {figure && figure.text < LEAST_TEXT ? (
        <PaneLine kind="info">{figureText.smallText(figure.text)}</PaneLine>
      ) : null}
      {job ? <FigurePreview file={file} transparent={options.transparent} /> : <p>{figureText.noRun}</p>}
      <FigureFoot subject={subject} figure={figure} options={options} />
    </>
  );
}
