/**
 * Edits of a network document. Every function returns a new, valid document and mutates nothing, so
 * keeping the old reference is an exact undo; when nothing changes the same reference comes back.
 */
export * from "./editArrange.ts";
export { type EdgeEnds, hasUnit } from "./editBase.ts";
export * from "./editBlocks.ts";
export * from "./editCanvas.ts";
export * from "./editEdges.ts";
export { addLayer, canSwapLayers, removeLayer, setActivation, swapLayers } from "./editLayers.ts";
export { renameNetwork, renameUnit, unitNames } from "./editNames.ts";
export * from "./editUnits.ts";
export { validateNetwork } from "./editValidate.ts";
