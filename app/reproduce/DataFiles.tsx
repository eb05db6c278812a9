import { FileUp } from "lucide-react";
import { useRef } from "react";
import type { ReproductionData } from "../../src-worker/model/reproduction.ts";
import { useReproduction } from "../store/reproduction.ts";
import { Button } from "../ui/Button.tsx";
import { chooseFiles } from "./start.ts";
import { text } from "./text.ts";

const SETS: readonly ReproductionData[] = ["mnist", "virus"];

/** The data sets that cannot come along: what they are, and a button to open them. */
export function DataFiles() {
  const full = useReproduction((state) => state.full);
  const images = useReproduction((state) => state.files.mnist.length > 0);
  return (
    <section className="rp-data" aria-label={text.data}>
      <h3>{text.data}</h3>
      {SETS.map((data) => (
        <DataSet key={data} data={data} />
      ))}
      {images ? (
        <label className="rp-full">
          <input
            type="checkbox"
            checked={full}
            onChange={(event) => useReproduction.getState().patch({ full: event.target.checked })}
          />
          {text.full}
        </label>
      ) : null}
      <p className="rp-local">{text.local}</p>
    </section>
  );
}

function DataSet({ data }: { readonly data: ReproductionData }) {
  const picker = useRef<HTMLInputElement>(null);
  const count = useReproduction((state) => state.files[data].length);
  const running = useReproduction((state) => state.status === "running");
  return (
    <div className="rp-set">
      <p>{text.needs[data].how}</p>
      {count > 0 ? <span className="ui-chip">{text.chosen(count)}</span> : null}
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={text.picker(data)}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same files may be chosen again after they were mended.
          event.target.value = "";
          if (files.length > 0) void chooseFiles(data, files);
        }}
      />
      <Button look="outline" disabled={running} onClick={() => picker.current?.click()}>
        <FileUp size={16} strokeWidth={1.75} aria-hidden />
        {text.needs[data].button}
      </Button>
    </div>
  );
}
