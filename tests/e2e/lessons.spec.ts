import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { Lessons } from "./pages/lessons.ts";
import { expect, test, Workbench } from "./pages/workbench.ts";

/** One lesson as a learner goes through it. */
interface Walk {
  readonly n: number;
  readonly title: string;
  /** What the panes show at a step, from 1; other steps are only gone through. */
  readonly at: Readonly<Record<number, (bench: Workbench, lessons: Lessons) => Promise<void>>>;
  /** Solves the exercise by hand. */
  readonly solve: (bench: Workbench, lessons: Lessons) => Promise<void>;
}

/** Types an input's value. */
async function type(bench: Workbench, input: string, value: string): Promise<void> {
  const field = bench.inputs.getByLabel(`${input}, value`);
  await field.fill(value);
  await field.press("Enter");
}

const row = (bench: Workbench, name: string) =>
  bench.comparison.getByRole("row", { name: new RegExp(`^${name} `) });
const showMe = (lessons: Lessons) => lessons.button("Show me").click();
const player = (bench: Workbench, at: string) => expect(bench.player).toContainText(at, { timeout: 15_000 });
const finding = (bench: Workbench) => bench.page.getByRole("status", { name: "Finding" });

const WALKS: readonly Walk[] = [
  {
    n: 1,
    title: "Chemistry that computes",
    at: {
      1: async (bench) => expect(bench.code).toContainText("A + B -> C"),
      2: async (bench, lessons) => {
        await showMe(lessons);
        await expect(bench.inputs.getByLabel("A, value")).toHaveValue("8");
      },
      4: async (bench, lessons) => {
        await expect(row(bench, "C")).toContainText("3.0000");
        await showMe(lessons);
        await expect(row(bench, "C")).toContainText("2.0000");
      },
      5: async (bench, lessons) => {
        await lessons.panel.getByRole("slider", { name: "Rate constant k" }).fill("2");
        await expect(lessons.panel.getByText("k = 100")).toBeVisible();
        await expect(row(bench, "C")).toContainText("3.0000");
      },
    },
    solve: async (bench, lessons) => {
      await type(bench, "A", "4");
      await type(bench, "B", "6");
      await expect(lessons.task).toContainText("no A is left");
      await type(bench, "A", "6");
      await type(bench, "B", "4");
    },
  },
  {
    n: 2,
    title: "Two rails for one number",
    at: {
      3: async (bench, lessons) => {
        await showMe(lessons);
        await expect(bench.inputs.getByLabel("X1n, value")).toHaveValue("0");
        await expect(row(bench, "y")).toContainText("3.0000");
      },
      4: async (bench) => expect(row(bench, "y")).toContainText("−2.0000"),
      5: async (bench) => expect(bench.neuron("x")).toBeVisible(),
    },
    solve: async (bench, lessons) => {
      await type(bench, "X1n", "9");
      await expect(lessons.task).toContainText("How much larger");
      await type(bench, "X1p", "3");
      await type(bench, "X1n", "5");
    },
  },
  {
    n: 3,
    title: "A neuron in two reactions",
    at: {
      1: async (bench, lessons) => {
        await showMe(lessons);
        await expect(row(bench, "y")).toContainText("0.0000");
      },
      4: async (bench, lessons) => {
        await expect(row(bench, "y")).toContainText("2.0000");
        await showMe(lessons);
        await expect(row(bench, "y")).toContainText("0.0000");
      },
      5: async (bench) => expect(bench.button("Rate-independent")).toBeVisible(),
    },
    solve: async (bench) => {
      await type(bench, "X1p", "4");
      await type(bench, "X1n", "6");
    },
  },
  {
    n: 4,
    title: "Figure 1, by hand and by machine",
    at: {
      2: async (bench) => expect(bench.neuron("x₁")).toHaveClass(/selected/),
      4: async (bench) => expect(bench.inspector).toContainText("ReLU neuron 1 of 3"),
      6: async (bench, lessons) => {
        await showMe(lessons);
        await expect(bench.edge("x₂ to h₁, weight +1")).toBeVisible();
      },
    },
    solve: async (bench, lessons) => {
      // The step before had another edge flipped: the exercise begins with the paper's signs.
      await expect(bench.edge("x₂ to h₁, weight −1")).toBeVisible();
      await bench.clickEdge("h₁ to y, weight +1");
      await expect(lessons.task).toContainText("y is not 6");
      await bench.page.keyboard.press("Control+z");
      await bench.clickEdge("h₃ to y, weight −1");
    },
  },
  {
    n: 5,
    title: "Sixteen reactions become seven",
    at: {
      2: async (bench, lessons) => {
        await player(bench, "0 of 10");
        await showMe(lessons);
        await player(bench, "1 of 10");
      },
      3: async (bench) => player(bench, "6 of 10"),
      4: async (bench) => player(bench, "7 reactions"),
      5: async (bench) => player(bench, "10 of 10"),
      6: async (bench, lessons) => {
        await expect(bench.player).toHaveCount(0);
        await showMe(lessons);
        await expect(bench.reactions.getByRole("radio", { name: /^paper/ })).toBeChecked();
      },
    },
    solve: async (bench) => bench.clickEdge("h₃ to y, weight −1"),
  },
  {
    n: 6,
    title: "Turn any speed, the answer stays",
    at: {
      1: async (bench, lessons) => {
        await showMe(lessons);
        await expect(bench.comparison).toContainText("10,000");
        await expect(row(bench, "y")).toContainText("2.0000");
      },
      2: async (bench, lessons) => {
        await lessons.panel.getByRole("combobox", { name: "Reaction" }).selectOption("6");
        await lessons.panel.getByRole("slider", { name: "Rate constant k" }).fill("-3");
        await expect(bench.reactions.getByText("0.001")).toBeAttached();
        await expect(row(bench, "y")).toContainText("2.0000");
      },
      4: async (bench) => expect(row(bench, "Y1p")).toContainText("1.0000"),
      5: async (bench, lessons) => {
        await showMe(lessons);
        await expect(row(bench, "Z")).toContainText(/2\.9\d+/);
      },
      6: async (bench) => expect(bench.button("Not proved rate-independent")).toBeVisible(),
    },
    solve: async (bench, lessons) => {
      for (const words of ["One set tried", "Two sets tried", "You cannot"]) {
        await bench.button("Randomise rates").click();
        await expect(lessons.task).toContainText(words, { timeout: 15_000 });
      }
    },
  },
  {
    n: 7,
    title: "Few molecules",
    at: {
      2: async (bench) =>
        expect(finding(bench)).toContainText("20 exact runs at 1 count per unit", { timeout: 20_000 }),
      3: async (bench) =>
        expect(finding(bench)).toContainText("means are exactly the limit", { timeout: 20_000 }),
      4: async (bench) => expect(finding(bench)).toContainText("at 1,000 counts", { timeout: 20_000 }),
    },
    solve: async (bench, lessons) => {
      // What the step before found is not the answer.
      await expect(lessons.task).toContainText("No finished runs yet");
      await expect(finding(bench)).not.toContainText("1,000 counts");
      const run = bench.page
        .getByRole("region", { name: "Experiments" })
        .getByRole("button", { name: "Run" });
      await run.click();
      await expect(lessons.task).toContainText("Still wider", { timeout: 20_000 });
      const field = bench.page.getByLabel("Counts per unit");
      await field.fill("2000");
      await field.press("Enter");
      await run.click();
    },
  },
  {
    n: 8,
    title: "From training to chemistry",
    at: {
      1: async (bench, lessons) => {
        await showMe(lessons);
        await expect(bench.inputs).toContainText("flower 51: versicolor");
      },
      4: async (bench) =>
        expect(bench.comparison.getByRole("row", { name: /versicolor.*winner/ })).toBeVisible(),
      5: async (bench, lessons) => {
        await showMe(lessons);
        await expect(bench.reactions.getByRole("radio", { name: /^paper 16/ })).toBeChecked();
      },
      6: async (bench) => expect(finding(bench)).toContainText("150 of 150", { timeout: 30_000 }),
    },
    solve: async (bench, lessons) => {
      await expect(lessons.task).toContainText("told rightly");
      await bench.inputs.getByRole("radio", { name: /Wrong/ }).click();
      await bench.inputs.getByRole("option").first().click();
    },
  },
  {
    n: 9,
    title: "A digit drawn by you",
    at: {
      1: async (bench, lessons) => {
        await showMe(lessons);
        await expect(bench.inputs).toContainText("digit 7: 7");
      },
      2: async (bench, lessons) => {
        await expect(bench.shape).toContainText("196-512-512-10");
        await showMe(lessons);
        await expect(bench.inputs.getByText("Reads 7", { exact: true })).toBeAttached({ timeout: 20_000 });
      },
      4: async (bench) => expect(bench.layer("Layer 1")).toBeVisible({ timeout: 30_000 }),
    },
    solve: async (bench, lessons) => {
      await expect(lessons.task).toContainText("Nothing is drawn yet");
      const sheet = (await bench.inputs.locator(".pad-sheet").boundingBox())!;
      // A one first: the lesson says that it is no three.
      for (const [x, y] of [
        [0.5, 0.15],
        [0.5, 0.85],
      ] as const) {
        await bench.page.mouse.move(sheet.x + x * sheet.width, sheet.y + y * sheet.height, { steps: 8 });
        if (y < 0.5) await bench.page.mouse.down();
      }
      await bench.page.mouse.up();
      await expect(lessons.task).toContainText("It reads something else", { timeout: 20_000 });
      await lessons.button("Show me the answer").click();
    },
  },
  {
    n: 10,
    title: "How large it gets",
    at: {
      1: async (bench) => expect(bench.reactions).toContainText("4,488", { timeout: 30_000 }),
      4: async (bench) => expect(bench.inputs).toContainText("23"),
      5: async (bench, lessons) => {
        await showMe(lessons);
        await expect(bench.button("Outputs rate-independent")).toBeVisible();
      },
      6: async (_, lessons) => {
        await lessons.panel.getByRole("slider", { name: "Concentration of one unit" }).fill("-12");
        await expect(lessons.panel.getByText("3 µM", { exact: true })).toBeVisible();
        await expect(lessons.panel).toContainText("years");
      },
    },
    solve: async (bench) => {
      await bench.button("Simulation settings").click();
      await bench.page
        .getByRole("radiogroup", { name: /Cancellation/ })
        .getByRole("radio", { name: "outputs" })
        .click();
    },
  },
];

for (const { n, title, at, solve } of WALKS) {
  test(`lesson ${n}: ${title}`, async ({ bench, page }) => {
    test.setTimeout(180_000);
    const lessons = new Lessons(page);
    await lessons.open();
    await lessons.begin(new RegExp(title));
    const count = Number(await lessons.progress.getAttribute("aria-valuemax"));
    for (let step = 1; step < count; step++) {
      await expect(lessons.panel).toContainText(`Step ${step} of ${count}`);
      await expect(lessons.panel).toContainText("In the paper:");
      await lessons.settled();
      await expect(lessons.ring).toBeVisible();
      await at[step]?.(bench, lessons);
      await expect(lessons.panel.getByRole("alert")).toHaveCount(0);
      await lessons.next();
    }
    await lessons.settled();
    await expect(lessons.task).toContainText("To do.");
    await solve(bench, lessons);
    await lessons.solved();
    await lessons.button("All lessons").first().click();
    await expect(lessons.panel.getByRole("img", { name: "solved" })).toHaveCount(1);
  });
}

test("a lesson works on its own copy, and what was open comes back with its inputs", async ({
  bench,
  page,
}) => {
  const lessons = new Lessons(page);
  await bench.clickEdge("h₁ to y, weight +1");
  await type(bench, "x1", "4");
  await expect(row(bench, "y")).toContainText("−3.0000");
  await lessons.open();
  await lessons.begin(/Figure 1/);
  await expect(row(bench, "y")).toContainText("2.0000");
  await expect(lessons.panel).toContainText("What you have open now is kept");
  await lessons.button(/^Back to “Figure 1”/).click();
  await expect(lessons.panel).toHaveCount(0);
  await expect(bench.edge("h₁ to y, weight −1")).toBeVisible();
  await expect(row(bench, "y")).toContainText("−3.0000");
});

test("the way back to what was open stands after a reload, and through other lessons", async ({
  bench,
  page,
}) => {
  const lessons = new Lessons(page);
  await bench.clickEdge("h₁ to y, weight +1");
  await type(bench, "x1", "4");
  await expect(row(bench, "y")).toContainText("−3.0000");
  await bench.saved();
  await lessons.open();
  await lessons.begin(/Two rails/);
  await expect(bench.code).toContainText("X1p -> Y1p");
  await bench.saved();
  await page.reload();
  await bench.settled();
  await lessons.button("All lessons").first().click();
  await lessons.begin(/Chemistry that computes/);
  await expect(bench.code).toContainText("A + B -> C");
  await lessons.button(/^Back to “Figure 1”/).click();
  await expect(bench.edge("h₁ to y, weight −1")).toBeVisible();
  await expect(row(bench, "y")).toContainText("−3.0000");
});

test("a lesson that was left is gone on with, also after a reload", async ({ bench, page }) => {
  const lessons = new Lessons(page);
  await lessons.open();
  await lessons.begin(/A neuron in two/);
  await lessons.next();
  await lessons.next();
  await lessons.button("Close the lessons").click();
  await bench.find("lessons");
  await expect(lessons.panel).toContainText("Step 3 of 6");
  await bench.saved();
  await page.reload();
  await bench.settled();
  await expect(lessons.panel).toContainText("Step 3 of 6");
  await expect(bench.code).toContainText("X1p -> M1u1 + Y1p");
  await lessons.button("All lessons").click();
  await expect(lessons.button(/A neuron in two/)).toContainText("left at step 3");
});

test("a step has an address", async ({ page }) => {
  const lessons = new Lessons(page);
  await lessons.visit("5.3");
  await expect(lessons.panel).toContainText("Step 3 of 7");
  await player(new Workbench(page), "6 of 10");
});

/** Presses a key until something has the keyboard. */
async function press(page: Page, key: string, until: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 80; i++) {
    if (await until()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead there`);
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
  });
const tabTo = (page: Page, name: RegExp) => press(page, "Tab", async () => name.test(await focused(page)));

test("lesson 3 by keyboard alone", async ({ bench, page }) => {
  const lessons = new Lessons(page);
  await page.keyboard.press("F1");
  await expect(lessons.panel).toBeFocused();
  await tabTo(page, /A neuron in two reactions/);
  await page.keyboard.press("Enter");
  for (let step = 1; step < 6; step++) {
    await expect(lessons.panel).toContainText(`Step ${step} of 6`);
    await lessons.settled();
    await tabTo(page, /^Next$/);
    await page.keyboard.press("Enter");
    await expect(lessons.heading).toBeFocused();
  }
  await tabTo(page, /^Go there$/);
  await page.keyboard.press("Enter");
  await expect(bench.inputs.getByLabel("X1p, value")).toBeFocused();
  await page.keyboard.type("4");
  await tabTo(page, /^X1n, value$/);
  await page.keyboard.type("6");
  await page.keyboard.press("Enter");
  await lessons.solved();
  await page.keyboard.press("F1");
  await expect(lessons.panel).toBeFocused();
});

test("lesson 6 by keyboard alone", async ({ bench, page }) => {
  const lessons = new Lessons(page);
  await page.keyboard.press("F1");
  await expect(lessons.panel).toBeFocused();
  await tabTo(page, /Turn any speed/);
  await page.keyboard.press("Enter");
  await lessons.settled();
  await tabTo(page, /^Show me$/);
  await page.keyboard.press("Enter");
  await expect(row(bench, "y")).toContainText("2.0000");
  await tabTo(page, /^Next$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Rate constant k$/);
  await page.keyboard.press("Home");
  await expect(lessons.panel.getByText("k = 0.001")).toBeVisible();
  await expect(row(bench, "y")).toContainText("2.0000");
  for (let step = 2; step < 7; step++) {
    await lessons.settled();
    await tabTo(page, /^Next$/);
    await page.keyboard.press("Enter");
    await expect(lessons.heading).toBeFocused();
  }
  await tabTo(page, /^Go there$/);
  await page.keyboard.press("Enter");
  await expect(bench.button("Randomise rates")).toBeFocused();
  for (const words of ["One set tried", "Two sets tried", "You cannot"]) {
    await page.keyboard.press("Enter");
    await expect(lessons.task).toContainText(words, { timeout: 15_000 });
  }
});

test("what the exercise says is announced", async ({ page }) => {
  const lessons = new Lessons(page);
  await lessons.visit("3.6");
  await expect(lessons.panel.getByRole("status")).toContainText("To do. ", { timeout: 20_000 });
  await expect(lessons.panel.getByRole("status")).not.toContainText("are gone");
  const tree = await lessons.panel.ariaSnapshot();
  expect(tree).toContain('heading "Task: A zero that is not empty"');
  expect(tree).toContain("progressbar");
  expect(tree).toMatch(/status:\s+- paragraph: "?To do\. \S/);
});

for (const lesson of [3, 6]) {
  test(`lesson ${lesson} as a screen reader finds it: every step's heading, place, buttons and result`, async ({
    page,
  }) => {
    const lessons = new Lessons(page);
    const bench = new Workbench(page);
    await lessons.visit(`${lesson}.1`);
    const steps = Number(await lessons.progress.getAttribute("aria-valuemax"));
    expect(steps).toBeGreaterThan(4);
    const headings = new Set<string>();
    for (let step = 1; step <= steps; step++) {
      await lessons.settled();
      const tree = await lessons.panel.ariaSnapshot();
      headings.add(/heading "([^"]+)" \[level=3\]/.exec(tree)?.[1] ?? "");
      expect(tree).toMatch(/- paragraph: \S/);
      expect(tree).toContain("progressbar");
      // Nothing is pressed whose name is not said.
      expect(tree).not.toMatch(/- (button|link|slider)(?! ")/);
      await expect(lessons.progress).toHaveAttribute("aria-valuenow", `${step}`);
      // What the chemistry did is spoken, and stands in a table.
      await expect(bench.trajectory.locator("p[aria-live=polite]")).toContainText(/\d/);
      await expect(bench.comparison.getByRole("columnheader").first()).toBeAttached();
      if (step === steps) break;
      await lessons.next();
      await expect(lessons.heading).toBeFocused();
    }
    expect(headings.size).toBe(steps);
    expect([...headings]).not.toContain("");
    await expect(lessons.panel.getByRole("status")).toContainText(/\S/);
  });
}

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [700, 900],
] as const) {
  test(`axe finds nothing in list, step and exercise at ${width} × ${height}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height });
    const lessons = new Lessons(page);
    for (const address of ["1.5", "4.7", "10.6"]) {
      await lessons.visit(address);
      await lessons.settled();
      const { violations } = await new AxeBuilder({ page }).include(".lessons").analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await new Workbench(page).cutOff()).toEqual([]);
    }
    await lessons.button("All lessons").click();
    const { violations } = await new AxeBuilder({ page }).include(".lessons").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
}

test("in a projector's type the words of a lesson are seen, and so is what they speak of", async ({
  bench,
  page,
}) => {
  const lessons = new Lessons(page);
  await page.goto("/?theme=projector&lesson=5.1");
  await lessons.settled();
  for (const part of [
    lessons.heading,
    lessons.button("Next"),
    bench.reactions.getByRole("treegrid").first(),
  ]) {
    await expect(part).toBeInViewport({ ratio: 0.2 });
  }
  expect((await lessons.heading.boundingBox())?.width).toBeGreaterThan(400);
});

test("where panes are tabs, the one a step speaks of is in front", async ({ bench, page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const lessons = new Lessons(page);
  await lessons.visit("4.2");
  await expect(page.getByRole("region", { name: "Reactions", exact: true })).toBeVisible();
  await lessons.visit("3.1");
  await expect(bench.inputs.getByLabel("x, value")).toBeVisible();
  await lessons.visit("6.2");
  await expect(bench.comparison).toBeVisible();
});

test("the reactions of a lesson are not judged by the page: the lesson has its own words for them", async ({
  bench,
  page,
}) => {
  const lessons = new Lessons(page);
  await lessons.visit("1.1");
  await expect(bench.code).toContainText("A + B -> C");
  await expect(bench.recognition).toHaveCount(0);
  await lessons.button("Close the lessons").click();
  await expect(bench.recognition).toBeVisible();
});

test("without motion the ring does not glide", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const lessons = new Lessons(page);
  await lessons.visit("1.2");
  await expect(lessons.ring).toBeVisible();
  expect(await lessons.ring.evaluate((ring) => getComputedStyle(ring).transitionDuration)).toBe("0s");
});
