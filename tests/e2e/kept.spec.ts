import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { networkFile } from "./pages/networkFile.ts";
import { expect, test, Workbench } from "./pages/workbench.ts";

// Several pages one after the other, on whatever machine this runs.
test.describe.configure({ timeout: 180_000 });

/** Value of an output in the comparison table. */
function output(bench: Workbench, name = "y") {
  return bench.comparison.getByRole("row", { name: new RegExp(`^${name} `) });
}

/** The page once more, as after closing the tab and coming back. */
async function reopen(bench: Workbench): Promise<Workbench> {
  const page = await bench.page.context().newPage();
  await bench.page.close();
  const again = new Workbench(page);
  await again.open();
  return again;
}

test("a first visit keeps nothing and asks the browser for nothing", async ({ bench }) => {
  await expect(bench.footer).toContainText("Changes are saved in this browser");
  expect(await bench.page.evaluate(() => indexedDB.databases())).toEqual([]);
  expect(await bench.page.evaluate(() => localStorage.length)).toBe(0);
  const dialog = await bench.recent();
  await expect(dialog).toContainText("Nothing is kept in this browser yet.");
});

test("UX 6: edited, closed and opened again: the same network, inputs and settings, and the page says so", async ({
  bench,
}) => {
  await bench.clickEdge("h₃ to y, weight −1");
  await expect(output(bench)).toContainText("6.0000");
  await bench.inputs.getByRole("textbox", { name: "x2, value" }).fill("2");
  await bench.page.keyboard.press("Enter");
  await bench.reduce("compact");
  await bench.trajectory.getByRole("radio", { name: "log" }).click();
  await bench.saved();

  const again = await reopen(bench);
  await expect(again.footer).toContainText(/Restored, last edit \d\d:\d\d/);
  await expect(again.edge("h₃ to y, weight +1")).toBeVisible();
  await expect(again.inputs.getByRole("textbox", { name: "x2, value" })).toHaveValue("2");
  await expect(output(again)).toContainText("3.0000");
  await expect(again.reactions.getByRole("radio", { name: /^compact/ })).toBeChecked();
  await expect(again.trajectory.getByRole("radio", { name: "log" })).toBeChecked();
  await again.button("Undo").hover();
  await expect(again.page.getByRole("tooltip")).toContainText(
    /Nothing to undo: the history begins with the restored network \(\d\d:\d\d\)/,
  );
  await again.clickEdge("h₃ to y, weight +1");
  await again.saved();
  // The list holds what was there before.
  await again.example("min");
  await again.saved();
  const kept = (await again.recent()).getByRole("listitem");
  await expect(kept).toHaveText([/^min/, /^Figure 1/]);
});

test("a page left in the middle of an edit has kept it", async ({ bench }) => {
  await bench.clickEdge("h₁ to y, weight +1");
  await bench.saved();
  await bench.clickEdge("h₃ to y, weight −1");
  await expect(bench.edge("h₃ to y, weight +1")).toBeVisible();
  // Well within the pause that autosave waits for.
  await bench.page.goto("about:blank");
  await bench.open();
  await expect(bench.edge("h₃ to y, weight +1")).toBeVisible();
  await expect(bench.footer).toContainText("Restored");
});

test("what is opened replaces nothing: earlier networks are in the list, one click and one undo away", async ({
  bench,
}) => {
  const { page } = bench;
  await bench.clickEdge("h₃ to y, weight −1");
  await bench.inputs.getByRole("textbox", { name: "x1, value" }).fill("4");
  await page.keyboard.press("Enter");
  await bench.saved();
  await bench.example("IRIS");
  await bench.saved();

  const dialog = await bench.recent();
  const rows = dialog.getByRole("listitem");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText(/4-8-3.*last edit.*shown here/);
  await expect(rows.nth(1)).toContainText(/Figure 1.*2-3-1/);
  await expect(rows.nth(1).locator("svg.thumbnail circle")).toHaveCount(6);
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations).toEqual([]);

  await rows
    .nth(1)
    .getByRole("button", { name: /^Figure 1/ })
    .click();
  await expect(dialog).toBeHidden();
  await expect(bench.edge("h₃ to y, weight +1")).toBeVisible();
  await expect(bench.inputs.getByRole("textbox", { name: "x1, value" })).toHaveValue("4");
  await bench.button("Undo open Figure 1").click();
  await expect(bench.footer).toContainText("4-8-3");
  await bench.settled();
  // What is opened once more unchanged is no second entry.
  await bench.example("min");
  await bench.example("IRIS");
  await bench.saved();
  await expect.poll(async () => await listed(page)).toEqual(["Figure 1", "Iris 4-8-3", "min"]);
});

test("networks are removed one by one or all, and come back", async ({ bench }) => {
  for (const name of ["min", "max of two"]) {
    await bench.example(name);
    await bench.saved();
  }
  const dialog = await bench.recent();
  const rows = dialog.getByRole("listitem");
  await expect(rows).toHaveCount(2);
  await dialog.getByRole("button", { name: "Remove min from this browser" }).click();
  await expect(rows).toHaveCount(1);
  await dialog.getByRole("button", { name: "Undo" }).click();
  await expect(rows).toHaveCount(2);
  await dialog.getByRole("button", { name: "Remove all" }).click();
  await expect(dialog).toContainText("Removed 2 networks.");
  await expect(rows).toHaveCount(0);
  await bench.page.keyboard.press("Escape");
  await expect(bench.footer).toContainText("Removed from this browser");
  // The network on the page is kept again once it changes.
  await bench.button("Add neuron to Layer 1").click();
  await bench.saved();
  await expect.poll(() => listed(bench.page)).toEqual(["max of two"]);
});

test("removed from the menu, a network stays on the page and is not restored", async ({ bench }) => {
  await bench.button(/^File: /).click();
  await expect(bench.page.getByRole("menuitem", { name: /^Remove from this browser/ })).toBeDisabled();
  await bench.page.keyboard.press("Escape");
  await bench.example("max of two");
  await bench.saved();
  await bench.choose(/^File: /, /^Remove from this browser/);
  await expect(bench.notice).toContainText("“max of two” is removed from this browser.");
  await bench.notice.getByRole("button", { name: "Put it back" }).click();
  await bench.saved();
  await bench.choose(/^File: /, /^Remove from this browser/);
  await expect(bench.notice).toBeVisible();
  const again = await reopen(bench);
  await expect(again.button("File: Figure 1")).toBeVisible();
  await expect(again.footer).toContainText("Changes are saved in this browser");
});

test("a new network is empty, has a free name and is one undo step", async ({ bench }) => {
  await bench.choose(/^File: /, /^New network/);
  await expect(bench.button("File: Untitled")).toBeVisible();
  await expect(bench.footer).toContainText("2-2-1");
  await expect(bench.footer).toContainText("0 weights");
  await bench.saved();
  await bench.choose(/^File: /, /^New network/);
  await expect(bench.button("File: Untitled 2")).toBeVisible();
  await bench.button("Undo open Untitled 2").click();
  await bench.button("Undo open Untitled").click();
  await expect(bench.button("File: Figure 1")).toBeVisible();
});

test("two tabs never write over each other: the second goes on with a copy and says so", async ({
  bench,
}) => {
  await bench.clickEdge("h₃ to y, weight −1");
  await bench.saved();
  const second = new Workbench(await bench.page.context().newPage());
  await second.open();
  await expect(second.notice).toContainText(
    "“Figure 1” is open in another tab. This tab goes on with a copy, “Figure 1 copy”.",
  );
  await second.inputs.getByRole("textbox", { name: "x1, value" }).fill("10");
  await second.page.keyboard.press("Enter");
  await second.saved();
  await bench.clickEdge("h₁ to y, weight +1");
  await bench.saved();
  expect(await listed(bench.page)).toEqual(["Figure 1", "Figure 1 copy"]);

  // From the list, too, what another tab shows is opened as a copy; nobody removes it there.
  await second.example("min");
  const dialog = await second.recent();
  const row = dialog.getByRole("listitem").filter({ hasText: "open in another tab" });
  await expect(row).toContainText("Figure 1");
  await expect(row.getByRole("button", { name: /close it there first/ })).toBeDisabled();
  await row.getByRole("button", { name: /^Figure 1/ }).click();
  await expect(second.notice).toContainText("“Figure 1 copy 2”");
  await expect(second.edge("h₁ to y, weight −1")).toBeVisible();

  // A tab that is reloaded stays with what it showed.
  await second.page.reload();
  await second.settled();
  await bench.page.reload();
  await bench.settled();
  await expect(bench.button("File: Figure 1")).toBeVisible();
  await expect(bench.edge("h₁ to y, weight −1")).toBeVisible();
  await expect(bench.notice).toBeHidden();
});

test("without locks between tabs, a writing of another tab is noticed and left alone", async ({ page }) => {
  await page.context().addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "locks"));
  const first = new Workbench(page);
  await first.open();
  await first.clickEdge("h₃ to y, weight −1");
  await first.saved();
  const second = new Workbench(await page.context().newPage());
  await second.open();
  await expect(second.button("File: Figure 1")).toBeVisible();
  await second.clickEdge("h₁ to y, weight +1");
  await second.saved();
  await first.inputs.getByRole("textbox", { name: "x1, value" }).fill("5");
  await first.page.keyboard.press("Enter");
  await expect(first.notice).toContainText(
    "Another tab saved “Figure 1” meanwhile. This tab goes on with a copy, “Figure 1 copy”.",
  );
  await first.saved();
  await first.page.reload();
  await first.settled();
  await expect(first.button("File: Figure 1 copy")).toBeVisible();
  await expect(first.edge("h₁ to y, weight +1")).toBeVisible();
  await second.page.reload();
  await second.settled();
  await expect(second.edge("h₁ to y, weight −1")).toBeVisible();
});

test("where nothing can be kept the page works, says so, and asks once before something is lost", async ({
  page,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
  });
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.notice).toBeHidden();
  await bench.clickEdge("h₃ to y, weight −1");
  await expect(bench.notice).toContainText(
    "(a private window, or storage switched off). Download a copy before you close it.",
  );
  await expect(bench.footer).toContainText("Not saved: this browser keeps nothing for this page");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    bench.footer.getByRole("button", { name: "Download a copy" }).click(),
  ]);
  expect(JSON.parse(readFileSync((await download.path())!, "utf8")).layers[1].weights).toEqual([
    "+",
    "+",
    "+",
  ]);

  // What was downloaded is not lost: no question.
  await bench.example("min");
  await bench.button("Add neuron to Layer 1").click();
  await expect(bench.footer).toContainText("2-2-1");
  await bench.choose(/^File: /, /^New network/);
  const question = page.getByRole("dialog", { name: "“min” is kept nowhere" });
  await expect(question).toContainText("Undo brings it back until the page is closed");
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations).toEqual([]);
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(bench.button("File: min")).toBeVisible();
  await bench.choose(/^File: /, /^New network/);
  await question.getByRole("button", { name: "Open anyway" }).click();
  await expect(bench.button("File: Untitled")).toBeVisible();
  await bench.button("Undo open Untitled").click();
  await expect(bench.button("File: min")).toBeVisible();
  await expect(bench.footer).toContainText("2-2-1");
  const dialog = await bench.recent();
  await expect(dialog).toContainText("cannot be reached: this browser keeps nothing for this page");
});

test("a full storage is told, and saving goes on once there is room", async ({ bench }) => {
  const { page } = bench;
  await page.evaluate(() => {
    const kept = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("Quota exceeded.", "QuotaExceededError");
    };
    Object.assign(window, { makeRoom: () => Object.assign(IDBObjectStore.prototype, { put: kept }) });
  });
  await bench.clickEdge("h₃ to y, weight −1");
  await expect(bench.footer).toContainText("Not saved: the browser's storage is full");
  await expect(bench.notice).toContainText("Remove some recent networks, or download a copy.");
  await page.evaluate(() => (window as unknown as { makeRoom(): void }).makeRoom());
  await bench.clickEdge("h₁ to y, weight +1");
  await bench.saved();
});

test("a damaged record is told, set aside and can be had as a file; the page opens on Figure 1", async ({
  bench,
}) => {
  await bench.example("max of two");
  await bench.saved();
  await damage(bench.page, "document", (stored) => {
    (stored as { network: { layers: unknown } }).network.layers = "gone";
  });
  const again = await reopen(bench);
  await expect(again.button("File: Figure 1")).toBeVisible();
  await expect(again.notice).toContainText(
    "“max of two” could not be restored: The record holds no network.",
  );
  const [download] = await Promise.all([
    again.page.waitForEvent("download"),
    again.notice.getByRole("button", { name: "Download the record" }).click(),
  ]);
  expect(JSON.parse(readFileSync((await download.path())!, "utf8"))).toMatchObject({
    entry: { name: "max of two" },
    document: { network: { layers: "gone" } },
  });
  // Opened from the list it says the same, and the shown network stays.
  const dialog = await again.recent();
  await dialog.getByRole("button", { name: /^max of two/ }).click();
  await expect(dialog.getByRole("alert")).toContainText("The record holds no network.");
  await again.page.keyboard.press("Escape");
  await again.clickEdge("h₃ to y, weight −1");
  await again.saved();
  await expect.poll(() => listed(again.page)).toEqual(["Figure 1", "max of two"]);
});

test("a record of a newer Dualrail is left as it is", async ({ bench }) => {
  await bench.example("max of two");
  await bench.saved();
  await damage(bench.page, "entry", (stored) => {
    (stored as { version: number }).version = 99;
  });
  const again = await reopen(bench);
  await expect(again.notice).toContainText(
    "“max of two” was saved by a newer Dualrail and is left as it is.",
  );
  await again.clickEdge("h₃ to y, weight −1");
  await again.saved();
  const dialog = await again.recent();
  await expect(dialog.getByRole("listitem").filter({ hasText: "newer Dualrail" })).toHaveCount(1);
});

test("the paper's MNIST shape is saved and restored, weight by weight, without holding the page", async ({
  bench,
}, info) => {
  const { page } = bench;
  await bench.openFile("large.dualrail.json", networkFile("Large", [196, 512, 512, 10]));
  await expect(bench.footer).toContainText("196-512-512-10");
  await bench.saved();
  const kept = await page.evaluate(async () => {
    const { document: stored, bytes } = await new Promise<{ document: unknown; bytes: number }>((resolve) => {
      const opening = indexedDB.open("dualrail");
      opening.onsuccess = () => {
        const store = opening.result.transaction("networks").objectStore("networks");
        const reading = store.get(`${sessionStorage.getItem("dualrail-last")}/document`);
        reading.onsuccess = () => {
          const began = performance.now();
          structuredClone(reading.result);
          resolve({ document: reading.result, bytes: performance.now() - began });
        };
      };
    });
    const { layers } = (stored as { network: { layers: { weights: { values: object; fanIn: number } }[] } })
      .network;
    return { kinds: layers.map(({ weights }) => weights.values.constructor.name), ms: bytes };
  });
  expect(kept.kinds).toEqual(["Int8Array", "Int8Array", "Int8Array"]);
  info.annotations.push({ type: "copying the record takes", description: `${kept.ms.toFixed(1)} ms` });
  const before = await downloadOf(bench);
  const again = await reopen(bench);
  await expect(again.footer).toContainText("196-512-512-10");
  await expect(again.footer).toContainText("Restored");
  expect(await downloadOf(again)).toEqual(before);
});

/** The names in the list of recent networks, the newest first. */
async function listed(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const opening = indexedDB.open("dualrail");
        opening.onsuccess = () => {
          const reading = opening.result.transaction("networks").objectStore("networks").getAll();
          reading.onsuccess = () => {
            type Entry = { edited: number; name: string };
            const entries = (reading.result as Entry[]).filter(({ edited }) => edited !== undefined);
            resolve(entries.map(({ name }) => name).sort());
            opening.result.close();
          };
        };
      }),
  );
}

/** Changes a part of every stored record behind the page's back. */
async function damage(
  page: Page,
  part: "entry" | "document",
  change: (stored: unknown) => void,
): Promise<void> {
  await page.evaluate(
    ([name, source]) =>
      new Promise<void>((resolve) => {
        const act = new Function(`return ${source}`)() as (stored: unknown) => void;
        const opening = indexedDB.open("dualrail");
        opening.onsuccess = () => {
          const store = opening.result.transaction("networks", "readwrite").objectStore("networks");
          const cursors = store.openCursor();
          cursors.onsuccess = () => {
            const cursor = cursors.result;
            if (!cursor) return;
            if (String(cursor.key).endsWith(`/${name}`)) {
              act(cursor.value);
              cursor.update(cursor.value);
            }
            cursor.continue();
          };
          store.transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [part, String(change)] as const,
  );
}

async function downloadOf(bench: Workbench): Promise<unknown> {
  const [download] = await Promise.all([
    bench.page.waitForEvent("download"),
    bench.choose(/^File: /, /^Download a copy/),
  ]);
  return JSON.parse(readFileSync((await download.path())!, "utf8"));
}
