/** Why an answer of the engine did not come. */
export const engineText = {
  crashed: "The engine stopped unexpectedly.",
  restarted: "The engine was restarted.",
} as const;
