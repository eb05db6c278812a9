import { ARRANGE_COMMANDS } from "./commands/arrange.ts";
import { CRN_COMMANDS } from "./commands/crn.ts";
import { EDIT_COMMANDS } from "./commands/edit.ts";
import { FILE_COMMANDS } from "./commands/file.ts";
import { HELP_COMMANDS } from "./commands/help.ts";
import { INPUT_COMMANDS } from "./commands/inputs.ts";
import { INSPECT_COMMANDS } from "./commands/inspect.ts";
import { LAYER_COMMANDS } from "./commands/layers.ts";
import { NEURON_COMMANDS } from "./commands/neurons.ts";
import { RUN_COMMANDS } from "./commands/run.ts";
import { SELECT_COMMANDS } from "./commands/select.ts";
import { VIEW_COMMANDS } from "./commands/view.ts";
import { WEIGHT_COMMANDS } from "./commands/weights.ts";
import { SCREEN_COMMANDS } from "./screen.ts";
import { TIME_COMMANDS } from "./time.ts";

export type { AppState, Command, CommandGroup } from "./command.ts";
export { appState, runCommand } from "./command.ts";
export { exampleCommand } from "./commands/file.ts";

/** The one table of what a person can do. */
export const COMMANDS = {
  ...RUN_COMMANDS,
  ...INPUT_COMMANDS,
  ...FILE_COMMANDS,
  ...EDIT_COMMANDS,
  ...CRN_COMMANDS,
  ...SELECT_COMMANDS,
  ...NEURON_COMMANDS,
  ...WEIGHT_COMMANDS,
  ...LAYER_COMMANDS,
  ...ARRANGE_COMMANDS,
  ...VIEW_COMMANDS,
  ...TIME_COMMANDS,
  ...SCREEN_COMMANDS,
  ...INSPECT_COMMANDS,
  ...HELP_COMMANDS,
};
