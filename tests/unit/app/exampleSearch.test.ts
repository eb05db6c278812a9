import { expect, test } from "vitest";
import { matchesQuery } from "../../../app/panels/exampleSearch.ts";

const flower = { name: "Flower 51", values: [], label: "versicolor" };

test("examples are found by number, name and label, whatever the case", () => {
  for (const query of ["", "  ", "51", "flower 51", "VERSI", "versicolor flower", "Flower"]) {
    expect(matchesQuery(flower, 51, query), query).toBe(true);
  }
});

test("numbers are whole: 5 is not 51", () => {
  for (const query of ["5", "1", "510", "flower 5", "setosa", "versicolor 52"]) {
    expect(matchesQuery(flower, 51, query), query).toBe(false);
  }
  expect(matchesQuery({ name: "Café", values: [] }, 7, "cafe")).toBe(true);
  expect(matchesQuery({ name: "Café", values: [] }, 7, "7")).toBe(true);
});
