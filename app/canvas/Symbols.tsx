import { useMemo } from "react";

/** Unicode subscripts as real ones, which every font draws alike. */
export function Symbols({ text }: { readonly text: string }) {
  const parts = useMemo(() => text.split(/([₀-₉]+(?:,[₀-₉]+)*)/), [text]);
  return parts.map((part, i) =>
    i % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other identity
      <sub key={i}>{[...part].map((c) => (c === "," ? c : c.charCodeAt(0) - 0x2080)).join("")}</sub>
    ) : (
      part
    ),
  );
}
