import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { embedAddress, FRESH_EMBED } from "../../../app/share/embedCode.ts";
import { webFile } from "../../../app/share/openUrl.ts";
import { readView } from "../../../app/share/view.ts";
import { readEmbed } from "../../../app/store/embed.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { askedScreen, FRESH_SCREEN, hiddenIn } from "../../../app/store/layouts.ts";

describe("parameters of the address", () => {
  it("ask for nothing where there are none", () => {
    expect(readEmbed("")).toEqual({
      embedded: false,
      hide: new Set(),
      theme: null,
      layout: null,
      autoplay: false,
      lesson: null,
    });
  });

  it("are read as they are documented", () => {
    const asked = readEmbed(
      "?embed=1&hide=Reactions,%20inspector,nonsense&theme=dark&layout=watch&autoplay&lesson=relu:3",
    );
    expect(asked.embedded).toBe(true);
    expect([...asked.hide]).toEqual(["reactions", "inspector"]);
    expect(asked).toMatchObject({ theme: "dark", layout: "watch", autoplay: true });
    expect(asked.lesson).toEqual({ lesson: "relu", step: 2 });
    expect(readEmbed("?embed").embedded).toBe(true);
    for (const off of ["0", "false", "off", "NO"]) expect(readEmbed(`?embed=${off}`).embedded).toBe(false);
    expect(readEmbed("?lesson=relu").lesson).toEqual({ lesson: "relu", step: 0 });
  });

  it("that are nonsense are as if they were not there", () => {
    const asked = readEmbed("?theme=pink&layout=<b>&lesson=../../x&hide=canvas,__proto__");
    expect(asked).toMatchObject({ theme: null, layout: null, lesson: null });
    expect(asked.hide.size).toBe(0);
    fc.assert(fc.property(fc.string(), (search) => void readEmbed(`?${search}`)));
  });

  it("embedded, show canvas and chart; a layout brings its panes, hide takes some away", () => {
    const shown = (search: string) => {
      const { layout, memory } = askedScreen(FRESH_SCREEN, readEmbed(search));
      const hidden = hiddenIn({ layout, memory }, layout);
      return Object.entries(hidden)
        .flatMap(([pane, gone]) => (gone ? [] : [pane]))
        .join();
    };
    expect(shown("?embed=1")).toBe("chart");
    expect(shown("?embed=1&hide=reactions,inspector")).toBe("chart");
    expect(shown("?embed=1&layout=watch")).toBe("inputs,chart");
    expect(shown("?embed=1&layout=edit")).toBe("inputs,chart,reactions");
    expect(shown("?embed=1&layout=edit&hide=chart")).toBe("inputs,reactions");
    expect(shown("?hide=reactions")).toBe("inputs,chart");
    expect(shown("")).toBe("inputs,chart,reactions");
  });

  it("of embed codes are read again as they were chosen", () => {
    const address = new URL(
      embedAddress("https://dualrail.example/", "1.AAAA", {
        panes: "inputs",
        theme: "projector",
        autoplay: true,
      }),
    );
    expect(readEmbed(address.search)).toMatchObject({
      embedded: true,
      layout: "watch",
      theme: "projector",
      autoplay: true,
    });
    expect(address.hash).toBe("#1.AAAA");
    expect(embedAddress("P/", "1.A", FRESH_EMBED)).toBe("P/?embed=1&hide=reactions,inspector#1.A");
  });
});

describe("a link's view", () => {
  it("comes back, with what does not fit the document left out", () => {
    const view = {
      layout: "watch",
      hidden: { inputs: true, chart: false, reactions: false },
      inspector: true,
      experiments: "rates",
      selected: [{ layer: 1, index: 2 }],
    };
    expect(readView(view, FIGURE_1)).toEqual(view);
    const odd = [
      { layer: 9, index: 0 },
      { layer: 1, index: 3 },
      { layer: 0, index: -1 },
      null,
      { layer: 2, index: 0, more: 1 },
    ];
    expect(readView({ ...view, selected: odd }, FIGURE_1).selected).toEqual([{ layer: 2, index: 0 }]);
  });

  it("may be anything", () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        const view = readView(raw, FIGURE_1);
        expect(["edit", "watch", "present"]).toContain(view.layout);
        expect(Object.keys(view.hidden)).toEqual(["inputs", "chart", "reactions"]);
      }),
    );
  });
});

describe("a file of the web", () => {
  const BASE = "https://dualrail.example/app/?url=x";
  const says = (address: string) => {
    const file = webFile(address, BASE);
    return typeof file === "string"
      ? file
      : `${file.sameSite ? "same" : file.url.host} ${file.name} ${file.url.href}`;
  };

  it("is of this site or of another by https", () => {
    expect(says("examples/iris.dualrail.json")).toBe(
      "same iris.dualrail.json https://dualrail.example/app/examples/iris.dualrail.json",
    );
    expect(says("https://other.example/a%20b.npz?x=1")).toBe(
      "other.example a b.npz https://other.example/a%20b.npz?x=1",
    );
    expect(says("//other.example/n.json")).toBe("other.example n.json https://other.example/n.json");
    expect(says("https://other.example/")).toContain("other.example file ");
  });

  it.each([
    "javascript:alert(1)",
    "data:text/plain,x",
    "file:///etc/passwd",
    "http://other.example/x",
    "blob:https://dualrail.example/1",
  ])("is not %s", (address) =>
    expect(says(address)).toMatch(/^Only https addresses and files of this site are fetched/),
  );

  it("is no address with a password, and no nonsense", () => {
    expect(says("https://me:secret@other.example/x")).toMatch(
      /^The address after url= holds a password for other\.example/,
    );
    expect(says("https://")).toBe("The address “https://” after url= is none. Check the link.");
  });
});
