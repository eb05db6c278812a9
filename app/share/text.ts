import { wholeNumber } from "../ui/numbers.ts";

/** A host's answers that people meet. */
const STATUS: Readonly<Record<number, string>> = {
  401: "sign in first",
  403: "not allowed",
  404: "not found",
  410: "gone",
};

const FILE_INSTEAD = "Download it yourself and drop it onto the page.";

/** Every text about links, embedding and files from the web. */
export const shareText = {
  title: "Share",
  description:
    "The link holds the network or reactions with inputs, options, rates, settings and open panes. All of it stands behind the #, which browsers send to no server.",
  making: "Making the link",
  link: "Link",
  length: (n: number) => `${wholeNumber(n)} characters`,
  lengths: {
    safe: "Short enough for any chat program.",
    long: "Some chat programs will cut this link. Try it, or send the file.",
    tooLong: (most: number) =>
      `Too long for a link: chat programs and mail cut what is longer than ${wholeNumber(most)} characters. Send the file instead; dropped onto the page it opens.`,
  },
  copyLink: "Copy link",
  copied: "Copied",
  copyRefused: "The browser did not allow copying. Select the text and copy it by hand.",
  examples: (n: number) => `With all ${wholeNumber(n)} examples`,
  examplesTooLong: (length: number) =>
    `With all examples the link would have ${wholeNumber(length)} characters. The file holds them.`,
  file: "Download the file",
  opened: (name: string) =>
    `Opened “${name}” from a link. What you had before is kept in the recent networks.`,
  recent: "Recent networks…",
  refused: (reason: string) => `${reason} Nothing was changed.`,
  silent: "The link could not be read in time. Nothing was changed; reload the page to try again.",
  embed: {
    title: "Embed",
    description: "For web pages and slides: it stays interactive and keeps nothing in a visitor’s browser.",
    code: "Embed code",
    copy: "Copy embed code",
    panes: "Panes",
    paneChoices: { chart: "Canvas and chart", inputs: "With inputs", all: "All panes" },
    theme: "Theme",
    themes: { visitor: "Visitor’s", light: "Light", dark: "Dark", projector: "Projector" },
    autoplay: "Play the run at the start",
    tooLong: "There is no embed code for a link this long.",
    frame: (name: string) => `${name} in Dualrail`,
    parameters: "Parameters of the address",
    parameterHint: "They work without embed, too: for lectures and bookmarks.",
    examples: "Ready examples",
    open: "Open in Dualrail",
    openHint: "Opens what is shown here in a tab of its own, where it is kept",
  },
  parameters: [
    ["embed=1", "canvas and chart, no bars, nothing kept"],
    ["layout=edit|watch|present", "which panes, and how large"],
    ["hide=inputs,chart,table,reactions,inspector,header,footer", "leaves these out"],
    ["theme=light|dark|projector", "instead of the visitor’s own"],
    ["autoplay", "plays the run once (not where less motion is wanted)"],
    ["lesson=ID or lesson=ID:STEP", "begins with a lesson"],
    ["url=ADDRESS", "asks, then opens a file of this site or of one that allows it (CORS)"],
  ] satisfies readonly (readonly [string, string])[],
  url: {
    title: "Open a file from the web?",
    question: (name: string, host: string | null, address: string) =>
      `${host === null ? `The address of this page asks to open a file of the same site, ${shortened(name)}` : `The address of this page asks to fetch ${shortened(name)} from ${host}, which will see that you do`}: ${shortened(address)}. What you have now stays kept.`,
    confirm: "Fetch and open",
    fetching: (name: string, host: string) => `Fetching ${shortened(name)} from ${host} …`,
    noAddress: (address: string) => `The address “${shortened(address)}” after url= is none. Check the link.`,
    notHttps: (protocol: string) =>
      `Only https addresses and files of this site are fetched, and the one after url= begins with ${shortened(protocol)} ${FILE_INSTEAD}`,
    withPassword: (host: string) =>
      `The address after url= holds a password for ${host}. Such files are not fetched. ${FILE_INSTEAD}`,
    status: (host: string, status: number, name: string) =>
      `${host} answered ${status}${STATUS[status] ? ` (${STATUS[status]})` : ""} for ${shortened(name)}. Check the address after url=.`,
    large: (name: string, mb: number) =>
      `${shortened(name)} is larger than the ${mb} MB that are fetched. ${FILE_INSTEAD}`,
    cut: (host: string, name: string) =>
      `${host} broke off while it sent ${shortened(name)}. Reload the page to try again.`,
    slow: (host: string, seconds: number) =>
      `${host} did not send the file within ${seconds} seconds. Try again later. ${FILE_INSTEAD}`,
    unreachable: (host: string) =>
      `The file could not be fetched: ${host} cannot be reached, or does not let other sites read its files (CORS). ${FILE_INSTEAD}`,
  },
} as const;

/** At most 80 characters of what an address said. */
function shortened(text: string): string {
  const clean = text.replace(/\p{Cc}/gu, " ");
  return clean.length > 80 ? `${clean.slice(0, 60)}…${clean.slice(-19)}` : clean;
}
