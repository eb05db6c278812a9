/** The cartesian distribution bundle is plotly.js itself, without maps and 3D. */
declare module "plotly.js-cartesian-dist-min" {
  export * from "plotly.js";
}
