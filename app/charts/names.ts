import { symbolText, type UnitName } from "../store/names.ts";

export { symbolText, type UnitName, unitName } from "../store/names.ts";

/** What a sentence calls the unit: its name where it has one, else its symbol. */
export function spokenName(name: UnitName): string {
  return name.name || symbolText(name);
}
