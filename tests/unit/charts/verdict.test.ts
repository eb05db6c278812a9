import { describe, expect, test } from "vitest";
import {
  agreeingDecimals,
  largestDifference,
  leftOver,
  sentence,
  type VerdictInput,
  verdict,
} from "../../../app/charts/verdict.ts";

const output = (network: number | null, crn: number, limit: number | null = network) => ({
  name: "",
  network,
  crn,
  limit,
});

const iris: VerdictInput = {
  outputs: [output(-2.6226, -2.6228), output(4.8619, 4.8616), output(-7.6074, -7.6072)],
  winner: 1,
  networkWinner: 1,
  names: ["setosa", "versicolor", "virginica"],
  t: 50,
  slow: { layer: 1, index: 2, z: 0.129 },
  slowName: "h₃",
  rate: 1,
};

const say = (change: Partial<VerdictInput>) => sentence(verdict({ ...iris, ...change }).phrases);

describe("agreeingDecimals", () => {
  test.each([
    [0, 10],
    [0.00004, 4],
    [0.00005, 3],
    [0.0003, 3],
    [0.03, 1],
    [0.049999, 1],
    [0.05, 0],
    [0.5, -1],
    [12, -1],
  ])("a difference of %d agrees to %i", (difference, decimals) => {
    expect(agreeingDecimals(difference)).toBe(decimals);
  });
});

describe("leftOver", () => {
  test("follows |z|/(e^(|z|t) − 1), 1/t at z = 0, and its own limit between them", () => {
    expect(leftOver(0.13, 50)).toBeCloseTo(0.13 / (Math.exp(6.5) - 1), 12);
    expect(leftOver(-0.13, 50)).toBe(leftOver(0.13, 50));
    expect(leftOver(0, 50)).toBe(0.02);
    expect(leftOver(1e-9, 50)).toBeCloseTo(0.02, 8);
    expect(leftOver(0.13, 50, 2)).toBe(leftOver(0.13, 100, 1));
  });
});

describe("verdict", () => {
  test("names the agreement and the slow unit", () => {
    expect(say({})).toBe("Same winner. Agrees to 3 decimals at t = 50; unit h₃ is slow (|z| = 0.13).");
    expect(verdict(iris).tone).toBe("good");
  });

  test("a single output has no winner", () => {
    const single = { outputs: [output(2, 2.00001)], winner: -1, networkWinner: -1, slow: null };
    expect(say(single)).toBe("Agrees to 4 decimals at t = 50.");
  });

  test("one decimal is singular; none becomes a difference", () => {
    const single = { winner: -1, networkWinner: -1, slow: null };
    expect(say({ ...single, outputs: [output(2, 2.03)] })).toBe("Agrees to 1 decimal at t = 50.");
    expect(say({ ...single, outputs: [output(2, 2.3)] })).toBe("Differs by up to 0.3 at t = 50.");
    const large = { ...single, outputs: [output(3612, 3610.9)] };
    expect(say(large)).toBe("Differs by up to 1.1 on values up to 3600 at t = 50.");
    expect(verdict({ ...iris, ...large }).tone).toBe("good");
    expect(verdict({ ...iris, ...single, outputs: [output(2, 2.3)] }).tone).toBe("poor");
  });

  test("a different winner says so, and whether the limit agrees", () => {
    const late = {
      outputs: [output(1, 1.02), output(1.01, 0.9)],
      names: ["setosa", "versicolor"],
      winner: 0,
      networkWinner: 1,
      slow: null,
    };
    expect(say(late)).toBe(
      "Different winner: network versicolor, CRN setosa. In the limit they agree. Differs by up to 0.11 at t = 50.",
    );
    expect(verdict({ ...iris, ...late }).tone).toBe("poor");
    const noLimit = { ...late, outputs: [output(1, 1.02, null), output(1.01, 0.9, null)] };
    expect(say(noLimit)).not.toContain("limit");
  });

  test("the unit at z = 0 closes as 1/t", () => {
    const outputs = [output(2, 1.98)];
    const slow = { layer: 1, index: 0, z: 0 };
    const text = say({ outputs, winner: -1, networkWinner: -1, slow, slowName: "h₁" });
    expect(text).toBe("Agrees to 1 decimal at t = 50; unit h₁ is slow (z = 0: it closes only as 1/t).");
  });

  test("a unit that has arrived, or random rates, name no slow unit", () => {
    expect(say({ slow: { layer: 1, index: 0, z: 3 } })).toBe("Same winner. Agrees to 3 decimals at t = 50.");
    expect(say({ rate: null })).toBe("Same winner. Agrees to 3 decimals at t = 50.");
  });

  test("a CRN without a network is compared with its limit, if it has one", () => {
    const crn = { winner: -1, networkWinner: -1, slow: null };
    expect(say({ ...crn, outputs: [output(null, 2.001, 2)] })).toBe("Within 0.001 of the limit at t = 50.");
    expect(say({ ...crn, outputs: [output(null, 2, null)] })).toMatch(/^No limit/);
  });

  test("the largest difference ignores outputs without the reference", () => {
    expect(largestDifference([output(null, 5, 1), output(2, 2.5, 3)], "network")).toBe(0.5);
    expect(largestDifference([output(null, 5, 1)], "network")).toBeNull();
  });
});
