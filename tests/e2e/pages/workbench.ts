import { test as base, expect, type Locator, type Page } from "@playwright/test";

/** What a person does on the page, in their words. */
export class Workbench {
  constructor(readonly page: Page) {}

  get reactions(): Locator {
    return this.page.getByRole("region", { name: "Reactions" });
  }
  get inputs(): Locator {
    return this.page.getByRole("region", { name: "Inputs" });
  }
  get trajectory(): Locator {
    return this.page.getByRole("region", { name: "Trajectory" });
  }
  get comparison(): Locator {
    return this.page.getByRole("region", { name: "Network, CRN and limit" });
  }
  get verdict(): Locator {
    return this.comparison.getByRole("status");
  }
  get inspector(): Locator {
    return this.page.getByRole("region", { name: "Neuron inspector" });
  }
  /** The reduction being played, in place of the reaction list. */
  get player(): Locator {
    return this.page.getByRole("group", { name: "Reduction, step by step" });
  }
  /** Where reactions are shown as text, in the place of the canvas. */
  get editor(): Locator {
    return this.page.getByRole("region", { name: "Reaction editor" });
  }
  /** The text itself. */
  get code(): Locator {
    return this.editor.getByRole("textbox", { name: "Reactions as text" });
  }
  /** What is said of a network behind the reactions. */
  get recognition(): Locator {
    return this.editor.getByRole("region", { name: "Network behind the reactions" });
  }

  /** Drops a file of reactions and waits for its curves and its text. */
  async openReactions(name: string, content: string): Promise<void> {
    await this.drop(name, content);
    await expect(this.code).toBeVisible({ timeout: 15_000 });
    await this.settled();
  }

  /** Puts the keyboard at the end of a line of the text that holds some words. */
  async atEndOf(words: string): Promise<void> {
    await this.code.locator(".cm-line").filter({ hasText: words }).first().click();
    await this.page.keyboard.press("End");
  }

  get curves(): Locator {
    return this.trajectory.locator(".scatterlayer .trace");
  }

  /** Opens the page on a fresh profile and waits for curves of a settled run. */
  async open(): Promise<void> {
    await this.page.goto("/");
    await this.settled();
  }

  async settled(): Promise<void> {
    await expect(this.page.getByText("Settled, t = ").first()).toBeVisible({ timeout: 20_000 });
    await expect(this.curves.first()).toBeAttached({ timeout: 20_000 });
  }

  /** Waits until the last change is in the browser's database. */
  async saved(): Promise<void> {
    await expect(this.footer).toContainText(/Saved in this browser · \d\d:\d\d/, { timeout: 15_000 });
  }

  get footer(): Locator {
    return this.page.getByRole("contentinfo").last();
  }

  /** The line under the top bar. */
  get notice(): Locator {
    return this.page.locator(".notice");
  }

  /** Opens the list of networks kept in this browser. */
  async recent(): Promise<Locator> {
    await this.page.keyboard.press("Control+Shift+O");
    const dialog = this.page.getByRole("dialog", { name: "Recent networks" });
    await expect(dialog).toBeVisible();
    return dialog;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  async example(name: string): Promise<void> {
    await this.button("Examples").click();
    await this.page.getByRole("menuitem", { name: new RegExp(`^${name} \\d`) }).click();
    await expect(this.page.getByRole("button", { name: new RegExp(`^File: ${name}`, "i") })).toBeVisible();
    await this.settled();
  }

  neuron(name: string): Locator {
    return this.page.getByRole("group", { name: new RegExp(`^(Neuron|Input|Output) ${name}`) });
  }

  /** A layer that is drawn as one node. */
  layer(name: string): Locator {
    return this.page.getByRole("group", { name: new RegExp(`^${name}, .* drawn as one`) });
  }

  /** The weights of a layer when they fill the canvas. */
  get matrix(): Locator {
    return this.page.getByRole("application", { name: /^Weights from/ });
  }

  /** What is said of the weight the keyboard is on. */
  get cursorText(): Locator {
    return this.page.getByRole("region", { name: /^Weights into/ }).locator("[aria-live]");
  }

  /** What is shown beside the pointer on a matrix. */
  get card(): Locator {
    return this.page.locator(".mx-card");
  }

  /** The window in which a block of weights is drawn as neurons. */
  get neurons(): Locator {
    return this.page.getByRole("region", { name: /^Neurons of/ });
  }

  /** Opens the weights into a layer with the keyboard. */
  async openWeights(layer: string): Promise<void> {
    await this.layer(layer).focus();
    await this.page.keyboard.press("Enter");
    await expect(this.matrix).toBeFocused();
  }

  edge(name: string): Locator {
    return this.page.getByRole("group", { name });
  }

  /** Clicks an edge near its target, where the comb of ports keeps edges apart. */
  async clickEdge(name: string): Promise<void> {
    const path = this.edge(name).locator("path").first();
    const point = await path.evaluate((element) => {
      const line = element as SVGPathElement;
      const at = line.getPointAtLength(line.getTotalLength() * 0.8);
      const matrix = line.getScreenCTM()!;
      return {
        x: at.x * matrix.a + at.y * matrix.c + matrix.e,
        y: at.x * matrix.b + at.y * matrix.d + matrix.f,
      };
    });
    await this.page.mouse.click(point.x, point.y);
  }

  /** The thumb of the time cursor on the chart. */
  get cursor(): Locator {
    return this.trajectory.getByRole("slider", { name: "Time" });
  }

  /** A place in the plot: fractions of its width and height, from the left and the top. */
  async inPlot(x: number, y = 0.5): Promise<{ x: number; y: number }> {
    const box = (await this.trajectory.locator(".nsewdrag").first().boundingBox())!;
    return { x: box.x + x * box.width, y: box.y + y * box.height };
  }

  /** Drags along the chart from one place to another (fractions of the plot's width). */
  async scrub(from: number, to: number): Promise<void> {
    await this.drag(await this.inPlot(from), await this.inPlot(to));
  }

  /** What a neuron shows as its value, as a number. */
  async valueOf(name: string): Promise<number> {
    const text = await this.neuron(name).locator(".cv-value, .cv-result").first().innerText();
    return Number(text.replace("−", "-"));
  }

  /** How full a neuron is drawn at the time cursor, 0 to 1. */
  async levelOf(name: string): Promise<number> {
    const level = this.neuron(name).locator(".cv-level");
    return level.evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).d);
  }

  /** Takes the focus from any control, as a click on nothing does. */
  async letGo(): Promise<void> {
    await this.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  }

  /** Picks from the View menu: a layout, a pane, a theme. */
  async view(item: string): Promise<void> {
    await this.button("View").click();
    const items = this.page.locator('[role^="menuitem"]');
    await items.filter({ hasText: new RegExp(`^${item}`) }).click();
    await this.page.keyboard.press("Escape");
  }

  /** What sticks out of the window or is cut off by a pane without a way to scroll to it. */
  async cutOff(): Promise<string[]> {
    return this.page.evaluate(() => {
      const found: string[] = [];
      const all = document.querySelectorAll<HTMLElement>(
        "button, input, [role=slider], [role=tab], h2, th, td, p",
      );
      for (const element of all) {
        if (element.closest(".react-flow__viewport, .ui-hidden, [hidden]")) continue;
        const box = element.getBoundingClientRect();
        if (box.width <= 1 || box.height <= 1) continue;
        let left = 0;
        let right = window.innerWidth;
        for (let a = element.parentElement; a; a = a.parentElement) {
          const { overflowX } = getComputedStyle(a);
          if (overflowX === "auto" || overflowX === "scroll") break;
          if (overflowX !== "hidden" && overflowX !== "clip") continue;
          const around = a.getBoundingClientRect();
          left = Math.max(left, around.left);
          right = Math.min(right, around.right);
        }
        if (box.left < left - 1.5 || box.right > right + 1.5) {
          found.push(
            element.getAttribute("aria-label") ?? element.textContent?.slice(0, 40) ?? element.tagName,
          );
        }
      }
      const { scrollWidth, scrollHeight } = document.documentElement;
      if (scrollWidth > window.innerWidth) found.push(`page ${scrollWidth} px wide`);
      if (scrollHeight > window.innerHeight) found.push(`page ${scrollHeight} px high`);
      return found;
    });
  }

  /** Searches the reaction list. */
  async search(text: string): Promise<void> {
    await this.reactions.getByRole("textbox", { name: /^Find reactions/ }).fill(text);
  }

  async reduce(kind: "unreduced" | "paper" | "compact"): Promise<void> {
    await this.reactions.getByRole("radio", { name: new RegExp(`^${kind}`) }).click();
  }

  /** The drawn curves, as Plotly holds them: name → points. */
  async drawn(): Promise<Record<string, { readonly x: number[]; readonly y: number[] }>> {
    return this.trajectory.locator(".js-plotly-plot").evaluate((element) => {
      type Trace = { name?: string; x: ArrayLike<number>; y: ArrayLike<number> };
      const { data } = element as unknown as { data: Trace[] };
      return Object.fromEntries(
        data.map(({ name, x, y }, i) => [name ?? `curve ${i}`, { x: Array.from(x), y: Array.from(y) }]),
      );
    });
  }

  /** The last value of every drawn curve: name → y. */
  async curveEnds(): Promise<Record<string, number>> {
    const curves = Object.entries(await this.drawn());
    return Object.fromEntries(curves.map(([name, { y }]) => [name, y.at(-1) as number]));
  }

  /** Picks a command from a menu of the top bar. */
  async choose(menu: string | RegExp, command: string | RegExp): Promise<void> {
    await this.button(menu).click();
    await this.page.getByRole("menuitem", { name: command }).click();
  }

  /** Opens the context menu of something and picks a command; `place` is within it, from its top left. */
  async contextMenu(
    on: Locator,
    command: string | RegExp,
    place: { readonly x: number; readonly y: number } = { x: 12, y: 8 },
  ): Promise<void> {
    await on.click({ button: "right", position: place });
    await this.page.getByRole("menuitem", { name: command }).click();
    await expect(this.page.getByRole("menu")).toHaveCount(0);
  }

  /** Opens something of the Lab menu. */
  async lab(name: "Data" | "Train" | "Experiments"): Promise<void> {
    await this.choose("Lab", new RegExp(`^${name}`));
  }

  /** Where something stands once it stands still: layers glide open, and panes make room for one another. */
  async placeOf(thing: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
    let last = "";
    await expect
      .poll(
        async () => {
          const before = last;
          last = JSON.stringify(await thing.boundingBox());
          return last === before;
        },
        { intervals: [150] },
      )
      .toBe(true);
    return (await thing.boundingBox())!;
  }

  get palette(): Locator {
    return this.page.getByRole("dialog", { name: "Find a command" });
  }

  /** Finds a command in the palette by what is typed, and runs the best one. */
  async find(typed: string): Promise<void> {
    await this.page.keyboard.press("Control+k");
    await expect(this.palette).toBeVisible();
    await this.page.keyboard.type(typed);
    await this.page.keyboard.press("Enter");
    await expect(this.palette).toHaveCount(0);
  }

  /** Presses a neuron where nothing of its own can be pressed; with Shift it joins the selection. */
  async pick(name: string, add = false): Promise<void> {
    await this.neuron(name).click({ position: { x: 12, y: 8 }, modifiers: add ? ["Shift"] : [] });
  }

  /** The neurons that are drawn as selected. */
  get selected(): Locator {
    return this.page.locator(".react-flow__node.selected");
  }

  /** Shape and counts of the network, as the footer says them. */
  get shape(): Locator {
    return this.page.getByRole("contentinfo").last();
  }

  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async putOnClipboard(text: string): Promise<void> {
    await this.page.evaluate((content) => navigator.clipboard.writeText(content), text);
  }

  get exportDialog(): Locator {
    return this.page.getByRole("dialog", { name: "Export" });
  }

  /** Opens the export dialog from the menu. */
  async openExport(): Promise<void> {
    await this.choose("Export", /^Export…/);
    await expect(this.exportDialog.getByRole("option").first()).toBeVisible();
  }

  /** Picks a format in the export dialog and waits for its file; answers the preview. */
  async chooseFormat(name: string | RegExp): Promise<string> {
    await this.exportDialog.getByRole("option", { name }).click();
    return this.exportPreview();
  }

  /** The preview of the file that the export dialog shows, once it is written. */
  async exportPreview(): Promise<string> {
    const preview = this.exportDialog.getByRole("region", { name: /^Preview of/ });
    await expect(preview).toHaveAttribute("aria-busy", "false", { timeout: 30_000 });
    return (await preview.textContent()) ?? "";
  }

  /** Downloads what the export dialog shows: name and content. */
  async downloadExport(): Promise<{ readonly name: string; readonly path: string }> {
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.exportDialog.getByRole("button", { name: "Download" }).click(),
    ]);
    return { name: download.suggestedFilename(), path: (await download.path()) as string };
  }

  /** The picture of the figure that the export dialog makes. */
  get figure(): Locator {
    return this.exportDialog.getByRole("region", { name: "Preview of the figure" }).getByRole("img");
  }

  /** Opens the export dialog on a figure from the palette. */
  async openFigure(of: "network" | "chart"): Promise<void> {
    await this.find(`figure of the ${of}`);
    await this.figureDrawn();
  }

  /** Waits until the figure is drawn as it was last asked for. */
  async figureDrawn(): Promise<void> {
    const preview = this.exportDialog.getByRole("region", { name: "Preview of the figure" });
    await expect(this.figure).toBeVisible({ timeout: 20_000 });
    await expect(preview).toHaveAttribute("aria-busy", "false", { timeout: 20_000 });
    await expect
      .poll(() => this.figure.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
  }

  /** Chooses in the export dialog how a figure is made: "PNG", "174 mm", "As the page". */
  async figureChoice(name: string): Promise<void> {
    await this.exportDialog.getByRole("radio", { name, exact: true }).click();
    await this.figureDrawn();
  }

  /** Presses, moves and lets go as a hand does. */
  async drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 8 });
    await mouse.up();
  }

  /** Puts a file behind "Open file…". */
  async openFile(name: string, content: string): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent("filechooser"),
      this.choose(/^File: /, /^Open file/),
    ]);
    await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
  }

  /** Drops a file on the page as a person would from their desktop. */
  async drop(name: string, content: string): Promise<void> {
    await this.dropFiles([{ name, bytes: Buffer.from(content) }]);
  }

  /** Drops several files at once. */
  async dropFiles(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<void> {
    const sent = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString("base64") }));
    const transfer = await this.page.evaluateHandle((list) => {
      const data = new DataTransfer();
      for (const { name, base64 } of list) {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        data.items.add(new File([bytes], name));
      }
      return data;
    }, sent);
    for (const type of ["dragenter", "dragover", "drop"]) {
      await this.page.dispatchEvent("main", type, { dataTransfer: transfer });
    }
  }

  /** The preview of trained weights. */
  get preview(): Locator {
    return this.page.getByRole("dialog", { name: /^Open / });
  }

  /** Drops files of trained weights and waits for their preview. */
  async dropWeights(
    ...files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  ): Promise<Locator> {
    await this.dropFiles(files);
    await expect(this.preview).toBeVisible();
    return this.preview;
  }
}

/** Every test fails when any of its pages or workers asks another origin than the one it stands on. */
export const onOrigin = base.extend<{ staysHome: undefined }>({
  staysHome: [
    async ({ context }, use) => {
      const away: string[] = [];
      context.on("request", (request) => {
        const url = new URL(request.url());
        if (!/^https?:$/.test(url.protocol) || isHere(url.hostname)) return;
        away.push(`${request.method()} ${url.href}`);
      });
      context.on("page", (page) => page.on("websocket", (socket) => away.push(socket.url())));
      await use(undefined);
      expect(away, "requests that leave the origin").toEqual([]);
    },
    { auto: true },
  ],
});

/** For tests in which a person agrees to fetch a file of another host. */
export const mayLeave = base;

/** Tests serve their pages from this machine. */
function isHere(hostname: string): boolean {
  return hostname === "127.0.0.1" || hostname === "dualrail.localhost";
}

/** Every test fails on a console error or an uncaught exception, too. */
export const test = onOrigin.extend<{ bench: Workbench; guard: undefined }>({
  guard: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
  bench: async ({ page }, use) => {
    const bench = new Workbench(page);
    await bench.open();
    await use(bench);
  },
});

export { expect, type Page };
