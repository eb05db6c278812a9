import { baseName } from "./bytes.ts";
import { externalFiles, readOnnx } from "./onnxFile.ts";
import { networkOfGraph } from "./onnxGraph.ts";
import { weightFormat } from "./weightFormat.ts";

/** A fully connected ONNX model of ReLU and linear layers; numbers in files beside it are read with it. */
export const onnxFormat = weightFormat(
  ({ main, others }) => {
    const remarks: string[] = [];
    const network = networkOfGraph(readOnnx(main.bytes, others), remarks);
    const orientation = "The graph says how its matrices are used.";
    return { name: baseName(main.name), content: { kind: "graph", network, orientation }, remarks };
  },
  (main) => externalFiles(main.bytes),
);
