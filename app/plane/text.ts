import { plainNumber } from "../ui/numbers.ts";

/** The words of the painted plane. */
export const text = {
  title: "Painted plane",
  picture: (x: string, y: string) =>
    `Plane of ${x} (across) and ${y} (up). Arrow keys move the point that is on the inputs, Shift farther.`,
  role: "picture",
  point: (x: string, a: number, y: string, b: number) =>
    `${x} = ${plainNumber(a, 4)}, ${y} = ${plainNumber(b, 4)}`,
  says: (point: string, winner: string) => `${point}: ${winner}`,
  outside: "The point on the inputs lies outside the picture.",
  by: {
    limit: "Every point is the limit of the chemistry for t → ∞.",
    network: "Every point is the network's value: this chemistry has no limit there.",
  },
  painting: "Painting",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  save: "Save as PNG",
  hide: "Hide the plane",
  negative: "negative",
  positive: "positive",
} as const;
