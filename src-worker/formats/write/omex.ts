import { pairsOf } from "../../model/crn.ts";
import { ok, type Result } from "../../model/problem.ts";
import type { FormatModule } from "../format.ts";
import { type Draft, draftOf } from "./draft.ts";
import { mathDifference, SBML_NAMESPACE, SBML_RULES, sbmlInto, xml } from "./sbml.ts";
import { TextSink } from "./sink.ts";
import { zipOf } from "./zip.ts";

const SEDML_NAMESPACE = "http://sed-ml.org/sed-ml/level1/version4";
const COMBINE = "http://identifiers.org/combine.specifications";
/** KiSAO: CVODE, relative and absolute tolerance. */
const KISAO = { cvode: "0000019", rtol: "0000209", atol: "0000211" };

/**
 * A COMBINE archive (OMEX): the SBML model and a SED-ML (Level 1 Version 4) file that runs the shown
 * experiment again: the same end time, number of points and tolerances, with CVODE; each output as a data
 * generator plus − minus, drawn and reported beside its rails.
 */
function write(draft: Draft): Result<Uint8Array> {
  const model = new TextSink();
  sbmlInto(draft, model);
  const experiment = new TextSink();
  sedmlInto(draft, experiment);
  return ok(
    zipOf([
      ["manifest.xml", manifest()],
      ["model.xml", model.bytes()],
      ["experiment.sedml", experiment.bytes()],
    ]),
  );
}

function manifest(): string {
  const content = (location: string, format: string, more = "") =>
    `<content location="${location}" format="${format}"${more}/>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<omexManifest xmlns="${COMBINE}/omex-manifest">`,
    content(".", `${COMBINE}/omex`),
    content("./manifest.xml", `${COMBINE}/omex-manifest`),
    content("./model.xml", `${COMBINE}/sbml.level-3.version-2`),
    content("./experiment.sedml", `${COMBINE}/sed-ml`, ' master="true"'),
    "</omexManifest>\n",
  ].join("\n");
}

/** A curve of the experiment. */
interface Shown {
  readonly id: string;
  readonly name: string;
  readonly plus: string | null;
  readonly minus: string | null;
}

/** Each output's value and rails; for a CRN that declares none, every species up to a hundred. */
function shownCurves({ crn, ids }: Draft): Shown[] {
  const rail = (s: number) => (s < 0 ? null : (ids[s] as string));
  const outputs = pairsOf(crn, "output");
  if (outputs.length === 0) {
    return ids.slice(0, 100).map((id, s) => ({ id: `species${s + 1}`, name: id, plus: id, minus: null }));
  }
  return outputs.flatMap(({ name, plus, minus }, i) => {
    const id = `output${i + 1}`;
    const rails = [
      ...(plus < 0 ? [] : [{ id: `${id}_plus`, name: `${name} +`, plus: rail(plus), minus: null }]),
      ...(minus < 0 ? [] : [{ id: `${id}_minus`, name: `${name} −`, plus: rail(minus), minus: null }]),
    ];
    return [{ id, name, plus: rail(plus), minus: rail(minus) }, ...rails];
  });
}

function sedmlInto(draft: Draft, out: TextSink): void {
  const { run } = draft;
  const shown = shownCurves(draft);
  out.line('<?xml version="1.0" encoding="UTF-8"?>');
  out.line(`<sedML xmlns="${SEDML_NAMESPACE}" xmlns:sbml="${SBML_NAMESPACE}" level="1" version="4">`);
  out.line("<listOfModels>");
  out.line('<model id="model" language="urn:sedml:language:sbml.level-3.version-2" source="model.xml"/>');
  out.line("</listOfModels>");
  out.line("<listOfSimulations>");
  out.line(
    `<uniformTimeCourse id="simulation" initialTime="0" outputStartTime="0" outputEndTime="${run.tEnd}" numberOfSteps="${run.samples - 1}">`,
  );
  out.line(`<algorithm kisaoID="KISAO:${KISAO.cvode}"><listOfAlgorithmParameters>`);
  out.line(`<algorithmParameter kisaoID="KISAO:${KISAO.rtol}" value="${run.rtol}"/>`);
  out.line(`<algorithmParameter kisaoID="KISAO:${KISAO.atol}" value="${run.atol}"/>`);
  out.line("</listOfAlgorithmParameters></algorithm>");
  out.line("</uniformTimeCourse>");
  out.line("</listOfSimulations>");
  out.line("<listOfTasks>");
  out.line('<task id="task" modelReference="model" simulationReference="simulation"/>');
  out.line("</listOfTasks>");
  out.line("<listOfDataGenerators>");
  generator(out, { id: "time", name: "time" }, [["time_value", null]], "<ci>time_value</ci>");
  for (const { id, name, plus, minus } of shown) {
    const variables = [
      ...(plus === null ? [] : [[`${id}_a`, plus] as const]),
      ...(minus === null ? [] : [[`${id}_b`, minus] as const]),
    ];
    const math = mathDifference(plus && `${id}_a`, minus && `${id}_b`);
    generator(out, { id, name }, variables, math);
  }
  out.line("</listOfDataGenerators>");
  out.line("<listOfOutputs>");
  plot(shown, out);
  report(shown, out);
  out.line("</listOfOutputs>");
  out.line("</sedML>");
}

/** A variable without a species is the time. */
function generator(
  out: TextSink,
  { id, name }: Pick<Shown, "id" | "name">,
  variables: readonly (readonly [id: string, species: string | null])[],
  math: string,
): void {
  out.line(`<dataGenerator id="${id}" name="${xml(name)}"><listOfVariables>`);
  for (const [variable, species] of variables) {
    const source =
      species === null
        ? 'symbol="urn:sedml:symbol:time"'
        : `target="/sbml:sbml/sbml:model/sbml:listOfSpecies/sbml:species[@id='${species}']"`;
    out.line(`<variable id="${variable}" ${source} taskReference="task"/>`);
  }
  out.line("</listOfVariables>");
  out.line(`<math xmlns="http://www.w3.org/1998/Math/MathML">${math}</math></dataGenerator>`);
}

function plot(shown: readonly Shown[], out: TextSink): void {
  out.line('<plot2D id="plot" name="Trajectory"><listOfCurves>');
  shown.forEach(({ id, name }, i) => {
    out.line(
      `<curve id="curve_${id}" name="${xml(name)}" order="${i}" xDataReference="time" yDataReference="${id}"/>`,
    );
  });
  out.line("</listOfCurves></plot2D>");
}

function report(shown: readonly Shown[], out: TextSink): void {
  out.line('<report id="report" name="Trajectory"><listOfDataSets>');
  for (const { id, name } of [{ id: "time", name: "time" }, ...shown]) {
    out.line(`<dataSet id="data_${id}" label="${xml(name)}" dataReference="${id}"/>`);
  }
  out.line("</listOfDataSets></report>");
}

export const omexFormat: FormatModule = {
  write: (content) => {
    const draft = draftOf(content, SBML_RULES);
    return draft.ok ? write(draft.value) : draft;
  },
};
