import { text } from "./text.ts";

/** ▸ +1, ⊣ −1, or 0 in words. */
export function WeightChip({ weight }: { readonly weight: number }) {
  const look = weight > 0 ? "is-plus" : weight < 0 ? "is-minus" : "is-none";
  return (
    <span className={`mx-chip ${look}`}>
      {weight === 0 ? null : (
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
          {weight > 0 ? <path d="M2 1.5 9 5 2 8.5z" /> : <path d="M0 4.2h6.6V1h1.8v8H6.6V5.8H0z" />}
        </svg>
      )}
      {text.weight(weight)}
    </span>
  );
}
