import { ChoiceRow } from "../ui/fields.tsx";
import { text } from "./text.ts";

type TimeScale = "linear" | "log";

/** Linear or logarithmic time. */
export function TimeScaleRow({
  value,
  onChange,
}: {
  readonly value: TimeScale;
  readonly onChange: (value: TimeScale) => void;
}) {
  return (
    <ChoiceRow
      label={text.timeAxis}
      value={value}
      onChange={onChange}
      options={[
        { value: "linear", label: text.linear },
        { value: "log", label: text.log },
      ]}
    />
  );
}
