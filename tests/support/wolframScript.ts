import { evaluate, type Network, winnerOf } from "../../src-worker/model/network.ts";
import type { Random } from "../../src-worker/random.ts";

/** How a script in the shape of the authors' is written; their generator changed over the years. */
export interface ScriptStyle {
  readonly name: string;
  /** Labels as `predicted == 2`, or through a variable set before. */
  readonly labels: "literal" | "variable";
  /** `List[…]` of the network's outputs in every block. */
  readonly lists: boolean;
  readonly reduced: "none" | "True" | "keepInputLayer" | "folded";
  /** Amount each input is shifted by: there are then no minus rails of inputs. */
  readonly shift: readonly number[] | null;
}

export const USUAL_STYLE: ScriptStyle = {
  name: "IRIS",
  labels: "literal",
  lists: true,
  reduced: "keepInputLayer",
  shift: null,
};

export interface LabelledInput {
  readonly values: readonly number[];
  readonly label: number;
}

const SIGNS = ["pos", "neg"] as const;

/** A dense network without skip connections as a whole script: system, reduced system, one block per example. */
export function wolframScript(
  network: Network,
  examples: readonly LabelledInput[],
  style: ScriptStyle = USUAL_STYLE,
): string {
  const { name, shift } = style;
  const inputs = network.inputs.map((_, i) => i);
  const rails = (postfix: string) =>
    inputs.flatMap((i) => SIGNS.map((sign) => `x${i}S${sign}${postfix}`)).join(",");
  const lines = [
    "#!/usr/bin/env wolframscript",
    "",
    'Get["./CRNSimulator.m"];',
    "",
    `${name}[${rails("Initial_")}] :=`,
    "{",
    items(network, shift).join(",\n"),
    "}",
    "",
  ];
  if (style.reduced !== "none") {
    const how = {
      True: ", True",
      keepInputLayer: ', keepInputLayer=True, inputPrefix="x"',
      folded: "",
    }[style.reduced];
    lines.push(
      `${name}Reduced[${rails("Initial_")}] =`,
      `  reduceFFNCCrn[${name}[${rails("Initial")}]${how}];`,
      "",
      `cnt = Count[${name}[${rails("Initial")}], rxn[___]];`,
      'Print["Number of reactions: " <> ToString[cnt]];',
      "",
    );
  }
  lines.push("tmax = 50;", "totalCount = 0;", "correctCount = 0;", "matchingCount = 0;", "");
  const results = (time: string) => `{${outputs(network, time)}}`;
  examples.forEach(({ values, label }, n) => {
    const out = evaluate(network, values).outputs;
    const winner = Math.max(winnerOf(out), 0);
    const [expected, matching] = style.labels === "literal" ? [label, winner] : ["correctOutput", "nnOutput"];
    lines.push(
      `rsys=${name}[${values.map((x, i) => concentrations(x, shift?.[i])).join(",")}];`,
      'sol=SimulateRxnsys[rsys,tmax, MaxSteps->Automatic, Method->{"EquationSimplification"->"Residual"}];',
      `results=${results("tmax")};`,
      "predicted = Position[results,Max[results]][[1]][[1]] - 1;",
      "totalCount += 1;",
      'warning = "";',
      ...(style.labels === "literal" ? [] : [`correctOutput = ${label};`, `nnOutput = ${winner};`]),
      `If[predicted == ${expected}, correctCount+=1, warning = "*"];`,
      `If[predicted == ${matching}, matchingCount+=1, warning = "**"];`,
      `Print["${n}: ${label} " <> ToString[predicted] <> " ${winner} " <> warning];`,
      ...(style.lists ? [`correctResults=List[ ${Array.from(out, (y) => y.toFixed(15)).join(", ")}];`] : []),
      `plotter=${results("t")};`,
      `p${n}=Plot[plotter, {t, 0, tmax}, PlotLabels->{"y0"}, PlotRange->All, AxesLabel->{"time","value"}];`,
      `Export[FileNameJoin[{"results", "${name}_p${n}.svg"}], p${n}];`,
      "",
    );
  });
  lines.push('Print["correctCount (number of correct predictions): " <> ToString[correctCount]];', "");
  return lines.join("\n");
}

function concentrations(x: number, shift: number | undefined): string {
  const shifted = x + (shift ?? 0);
  return shifted > 0 ? `${number(shifted)},0` : `0,${number(-shifted)}`;
}

/** Numbers as Wolfram reads them. */
export function number(x: number): string {
  return String(x).replace(/^([^e]*)e([+-]?)/, (_, mantissa: string, sign: string) => {
    return `${mantissa.includes(".") ? mantissa : `${mantissa}.`}*^${sign === "-" ? "-" : ""}`;
  });
}

function items(network: Network, shift: readonly number[] | null): string[] {
  const rails = shift ? (["pos"] as const) : SIGNS;
  const list = network.inputs.flatMap((_, i) =>
    rails.map((sign) => `conc[x${i}S${sign}, x${i}S${sign}Initial]`),
  );
  network.layers.forEach((layer, l) => {
    const { fanIn, width, values } = layer.weights;
    const relu = layer.activation === "relu";
    const target = (j: number, sign: string) => `${relu ? "i" : "h"}L${l}N${j}S${sign}`;
    const opposite = (sign: string) => (sign === "pos" ? "neg" : "pos");
    for (let i = 0; i < fanIn; i++) {
      for (const sign of l === 0 ? rails : SIGNS) {
        const products: string[] = [];
        for (let j = 0; j < width; j++) {
          const w = values[i * width + j] as number;
          if (w !== 0) products.push(target(j, w > 0 ? sign : opposite(sign)));
        }
        const source = l === 0 ? `x${i}S${sign}` : `hL${l - 1}N${i}S${sign}`;
        if (products.length > 0) list.push(`rxn[${source},${products.join("+")},1]`);
      }
    }
    layer.bias.forEach((b, j) => {
      const shifted =
        shift && l === 0 ? shift.reduce((sum, s, i) => sum - s * (values[i * width + j] as number), b) : b;
      list.push(`conc[${target(j, shifted >= 0 ? "pos" : "neg")},${number(Math.abs(shifted))}]`);
    });
    if (!relu) return;
    for (let j = 0; j < width; j++) {
      list.push(`rxn[iL${l}N${j}Spos,mL${l}N${j}+hL${l}N${j}Spos,1]`);
      list.push(`rxn[mL${l}N${j}+iL${l}N${j}Sneg,hL${l}N${j}Sneg,1]`);
    }
  });
  return list;
}

function outputs(network: Network, time: string): string {
  const last = network.layers.length - 1;
  return network.outputs
    .map((_, j) => `(hL${last}N${j}Spos[${time}] - hL${last}N${j}Sneg[${time}])/.sol`)
    .join(",");
}

/** A random ±1 network (0 with the probability `zeros`) whose names are those that a script gives. */
export function scriptNetwork(widths: readonly number[], random: Random, zeros = 0): Network {
  const layers = widths.slice(1).map((width, l) => ({
    activation: l === widths.length - 2 ? ("linear" as const) : ("relu" as const),
    weights: {
      fanIn: widths[l],
      width,
      values: Int8Array.from({ length: widths[l] * width }, () =>
        random.uniform() < zeros ? 0 : random.uniform() < 0.5 ? -1 : 1,
      ),
    },
    skips: [],
    bias: Float64Array.from({ length: width }, () => Number(random.normal().toFixed(10))),
  }));
  const names = (letter: string, n: number) => Array.from({ length: n }, (_, i) => `${letter}${i}`);
  return { inputs: names("x", widths[0]), layers, outputs: names("y", widths.at(-1) as number) };
}
