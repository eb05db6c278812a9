import { expect, test } from "vitest";
import { spokenName, symbolText, unitName } from "../../../app/charts/names.ts";
import { plainNetwork } from "./fixture.ts";

test("units are called x₁, h₃, h₂,₃, y₁, and by their own names", () => {
  const shallow = { ...plainNetwork(2, 3, 2), outputs: ["setosa", "versicolor"] };
  expect(symbolText(unitName(shallow, { layer: 0, index: 1 }))).toBe("x₂");
  expect(symbolText(unitName(shallow, { layer: 1, index: 2 }))).toBe("h₃");
  expect(symbolText(unitName(shallow, { layer: 2, index: 1 }))).toBe("y₂");
  expect(spokenName(unitName(shallow, { layer: 2, index: 1 }))).toBe("versicolor");
  expect(symbolText(unitName(plainNetwork(2, 3, 3, 1), { layer: 2, index: 2 }))).toBe("h₂,₃");
  const one = { ...plainNetwork(2, 3, 1), outputs: ["y"] };
  expect(unitName(one, { layer: 2, index: 0 })).toEqual({ letter: "y", sub: "", name: "" });
});
