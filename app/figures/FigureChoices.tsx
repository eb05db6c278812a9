import { useId } from "react";
import { type FigureOptions, type FigureSize, type FigureSubject, useFigures } from "../store/figures.ts";
import { NumberField } from "../ui/NumberField.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { LARGEST_SIDE, LEAST_SIDE } from "./sizes.ts";
import { figureText } from "./text.ts";

interface Props {
  readonly subject: FigureSubject;
  readonly options: FigureOptions;
}

const { sizes, choices } = figureText;

const SIZES = (["single", "half", "double", "slide", "custom"] as const).map((value: FigureSize) => ({
  value,
  label: sizes[value].label,
  title: sizes[value].title,
}));
const FILES = [
  { value: "svg", label: "SVG", title: choices.svg },
  { value: "png", label: "PNG", title: choices.png },
] as const;
const RESOLUTIONS = [
  { value: "300", label: choices.dpi(300) },
  { value: "600", label: choices.dpi(600) },
] as const;
const THEMES = [
  { value: "print", label: choices.print, title: choices.printTitle },
  { value: "page", label: choices.page, title: choices.pageTitle },
] as const;

/** What can be switched on and off, by subject. */
const SWITCHES: Readonly<Record<FigureSubject, readonly (keyof typeof choices.show)[]>> = {
  network: ["names", "values", "biases", "legend", "dashed"],
  chart: ["names", "values", "legend", "completion"],
};

/** Size, file, colours, and what is drawn. */
export function FigureChoices({ subject, options }: Props) {
  const { patch } = useFigures.getState();
  return (
    <div className="figure-choices">
      <Row name={choices.size}>
        <Segmented
          small
          label={choices.size}
          value={options.size}
          options={SIZES}
          onChange={(size) => patch({ size })}
        />
        {options.size === "custom" ? <CustomSize options={options} /> : null}
      </Row>
      <Row name={choices.file}>
        <Segmented
          small
          label={choices.file}
          value={options.file}
          options={FILES}
          onChange={(file) => patch({ file })}
        />
        {options.file === "png" ? (
          <Segmented
            small
            label={choices.resolution}
            value={`${options.dpi}`}
            options={RESOLUTIONS}
            onChange={(dpi) => patch({ dpi: Number(dpi) })}
          />
        ) : (
          <Check name="embedFont" label={choices.embedFont} options={options} />
        )}
      </Row>
      <Row name={choices.colours}>
        <Segmented
          small
          label={choices.colours}
          value={options.theme}
          options={THEMES}
          onChange={(theme) => patch({ theme })}
        />
        <Check name="transparent" label={choices.transparent} options={options} />
      </Row>
      <Row name={choices.drawn}>
        {SWITCHES[subject].map((name) => (
          <Check key={name} name={name} label={choices.show[name][subject]} options={options} />
        ))}
      </Row>
    </div>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <span className="figure-choice-name" aria-hidden>
        {name}
      </span>
      <div className="figure-choice">{children}</div>
    </>
  );
}

type Flag = "transparent" | "embedFont" | keyof typeof choices.show;

interface CheckProps {
  readonly name: Flag;
  readonly label: string;
  readonly options: FigureOptions;
}

function Check({ name, label, options }: CheckProps) {
  const id = useId();
  const change = (checked: boolean) => useFigures.getState().patch({ [name]: checked });
  return (
    <label className="export-check" htmlFor={id}>
      <input
        id={id}
        type="checkbox"
        checked={options[name]}
        onChange={(event) => change(event.target.checked)}
      />
      {label}
    </label>
  );
}

const possible = (mm: number) => mm >= LEAST_SIDE && mm <= LARGEST_SIDE;

/** Width and height in mm; a height of 0 is what the drawing needs. */
function CustomSize({ options: { width, height } }: { readonly options: FigureOptions }) {
  const { patch } = useFigures.getState();
  return (
    <span className="figure-custom">
      <NumberField
        value={width}
        accept={possible}
        aria-label={choices.width}
        title={choices.range(LEAST_SIDE, LARGEST_SIDE)}
        onCommit={(mm) => patch({ width: mm })}
      />
      ×
      <NumberField
        value={height ?? 0}
        accept={(mm) => mm === 0 || possible(mm)}
        format={(mm) => (mm === 0 ? choices.auto : `${mm}`)}
        aria-label={choices.height}
        title={choices.heightHint}
        onCommit={(mm) => patch({ height: mm === 0 ? null : mm })}
      />
      {choices.millimetres}
    </span>
  );
}
