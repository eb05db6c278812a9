import { create } from "zustand";
import type { LessonStep } from "../../src-worker/model/link.ts";
import { LAYOUTS, type LayoutId } from "./layouts.ts";
import type { Theme } from "./view.ts";

/** Parts of the page that an address can leave out. */
export const HIDEABLE = ["inputs", "chart", "table", "reactions", "inspector", "header", "footer"] as const;
export type HideablePart = (typeof HIDEABLE)[number];

/** What the address asks of the page: for iframes, slides and lectures. */
export interface EmbedState {
  /** Another page shows this one: it keeps nothing in the visitor's browser and has no bars of its own. */
  readonly embedded: boolean;
  readonly hide: ReadonlySet<HideablePart>;
  /** Null: as the visitor has it. */
  readonly theme: Theme | null;
  /** Null: as the visitor left it; embedded, canvas and chart alone. */
  readonly layout: LayoutId | null;
  /** The run is played once, as soon as there is one. */
  readonly autoplay: boolean;
  /** A lesson to begin with, asked for by the address or by a link. */
  readonly lesson: LessonStep | null;
}

const THEMES: readonly Theme[] = ["light", "dark", "projector"];

/**
 * Reads the parameters of an address: `embed`, `hide=reactions,inspector`, `theme`, `layout`, `autoplay`,
 * `lesson=ID` or `lesson=ID:STEP` with steps from 1. What is unknown or nonsense is as if it were not there.
 *
 * @param search the address from its question mark on
 */
export function readEmbed(search: string): EmbedState {
  const asked = new URLSearchParams(search);
  const wanted = (asked.get("hide") ?? "")
    .toLowerCase()
    .split(",")
    .map((part) => part.trim());
  return {
    embedded: isOn(asked.get("embed")),
    hide: new Set(HIDEABLE.filter((part) => wanted.includes(part))),
    theme: THEMES.find((theme) => theme === asked.get("theme")) ?? null,
    layout: LAYOUTS.find((layout) => layout === asked.get("layout")) ?? null,
    autoplay: isOn(asked.get("autoplay")),
    lesson: readLesson(asked.get("lesson")),
  };
}

/** `?embed`, `?embed=1`, `?embed=true`; not `?embed=0`. */
function isOn(value: string | null): boolean {
  return value !== null && !["0", "false", "no", "off"].includes(value.toLowerCase());
}

function readLesson(value: string | null): LessonStep | null {
  const [, lesson, step = "1"] = /^([a-z0-9-]{1,40})(?::(\d{1,3}))?$/i.exec(value ?? "") ?? [];
  return lesson === undefined ? null : { lesson, step: Math.max(0, Number(step) - 1) };
}

/** What the address asked for when the page was loaded; a link that is opened later may bring a lesson. */
export const useEmbed = create<EmbedState>()(() => readEmbed(globalThis.location?.search ?? ""));

/** True when another page shows this one: then nothing is kept in the visitor's browser. */
export function isEmbedded(): boolean {
  return useEmbed.getState().embedded;
}
