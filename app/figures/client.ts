import type { DrawnFigure, FigureJob } from "./job.ts";
import { figureText } from "./text.ts";
import type { Answer, Question } from "./worker.ts";

interface Waiting {
  readonly resolve: (figure: DrawnFigure) => void;
  readonly reject: (reason: Error) => void;
}

let worker: Worker | null = null;
let questions = 0;
const waiting = new Map<number, Waiting>();

/** Draws a figure in a worker of its own, started with the first one; rejects with why it could not. */
export function drawFigure(job: FigureJob): Promise<DrawnFigure> {
  worker ??= start();
  const question: Question = { id: questions++, job };
  const answer = new Promise<DrawnFigure>((resolve, reject) => waiting.set(question.id, { resolve, reject }));
  worker.postMessage(question);
  return answer;
}

function start(): Worker {
  const started = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  started.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ("figure" in data) asked?.resolve(data.figure);
    else asked?.reject(new Error(data.failure));
  });
  started.addEventListener("error", (event) => {
    started.terminate();
    if (worker === started) worker = null;
    for (const { reject } of waiting.values()) reject(new Error(event.message || figureText.stopped));
    waiting.clear();
  });
  return started;
}
