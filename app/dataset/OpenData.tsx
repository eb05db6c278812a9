import { FileUp } from "lucide-react";
import { lazy, Suspense, useId, useRef } from "react";
import { useDataSet } from "../store/dataSet.ts";
import { Button } from "../ui/Button.tsx";
import { BUILT_IN, nameOf, openBuiltIn, openDataFiles, reviewData } from "./open.ts";
import { text } from "./text.ts";
import "./dataset.css";

const DataDialog = lazy(() => import("./DataDialog.tsx").then((module) => ({ default: module.DataDialog })));

const FILES = ".csv,.tsv,.txt,.gz,.idx1-ubyte,.idx3-ubyte,text/csv";

export interface OpenDataProps {
  /** The open data set cannot be changed now. */
  readonly disabled?: boolean;
}

/**
 * Chooses the open data set: one that comes with the page, or files, whose preview can be corrected before (and
 * after) they are used. Everything it does is in `store/dataSet.ts`.
 */
export function OpenData({ disabled = false }: OpenDataProps) {
  const open = useDataSet((state) => state.open);
  const previewing = useDataSet((state) => state.preview !== null);
  const reading = useDataSet((state) => state.reading);
  const picker = useRef<HTMLInputElement>(null);
  const id = useId();
  const builtIn = open?.origin.kind === "builtIn" ? open.origin.name : null;
  return (
    <>
      <label htmlFor={id}>{text.choose}</label>
      <select
        id={id}
        className="lab-select"
        disabled={disabled}
        value={builtIn ?? (open ? "files" : "")}
        onChange={(event) => {
          const name = BUILT_IN.find((known) => known === event.target.value);
          if (name) void openBuiltIn(name);
        }}
      >
        {open ? null : <option value="">{reading ? text.reading : text.none}</option>}
        {BUILT_IN.map((name) => (
          <option key={name} value={name}>
            {text.builtIn[name]}
          </option>
        ))}
        {open && builtIn === null ? <option value="files">{nameOf(open)}</option> : null}
      </select>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept={FILES}
        aria-label={text.picker}
        onChange={(event) => {
          const files = Array.from(event.target.files ?? []);
          // The same file may be chosen again after it was mended.
          event.target.value = "";
          void openDataFiles(files);
        }}
      />
      <span className="lab-wide data-buttons">
        <Button
          look="outline"
          disabled={disabled}
          title={text.openHint}
          onClick={() => picker.current?.click()}
        >
          <FileUp size={16} strokeWidth={1.75} aria-hidden />
          {text.open}
        </Button>
        {open && builtIn === null ? (
          <Button disabled={disabled} title={text.correctHint} onClick={reviewData}>
            {text.correct}
          </Button>
        ) : null}
      </span>
      {previewing ? (
        <Suspense>
          <DataDialog />
        </Suspense>
      ) : null}
    </>
  );
}
