/** The words of the digit pad. */
export const text = {
  title: "Digit pad",
  sheet: (side: number) =>
    `Sheet to draw on, ${side} × ${side} pixels. Arrow keys move the pen, Shift farther; Space puts it down and lifts it; Backspace takes the last stroke back, Delete clears.`,
  role: "drawing sheet",
  hint: "Draw with mouse, finger or pen.",
  keys: "Keys: arrows move the pen, Space puts it down and lifts it.",
  penDown: "Pen down",
  penUp: "Pen up",
  look: "What the sheet shows",
  drawing: "Drawing",
  pixels: "Network sees",
  pixelsHint: (side: number) =>
    `Centred and scaled as the training images were: ${side} × ${side} pixels, as concentrations on the inputs`,
  undo: "Take back the last stroke",
  clear: "Clear the sheet",
  outputs: "Outputs",
  winner: (name: string) => `Reads ${name}`,
  second: (name: string) => `then ${name}`,
  spoken: (name: string, second: string) => `The network reads ${name}, then ${second}.`,
  bar: (name: string, crn: string | null, network: string) =>
    `${name}: ${crn === null ? "no run yet" : `chemistry ${crn}`}, limit ${network}`,
  legend: "Bars: chemistry now. Line: its limit, the network's value.",
} as const;
