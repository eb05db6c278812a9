/** Texts of the screen that is shown when the page cannot be. */
export const rescueText = {
  title: "Dualrail could not start",
  incomplete: "A part of the page could not be loaded. Check the connection and reload.",
  reason: (reason: string) => `The reason was: ${reason}`,
  shown: "Your network is still here. Download it before you go on.",
  kept: "Your network is kept in this browser.",
  download: "Download your network",
  nothing: "Nothing of yours is kept in this browser.",
  unreadable: "The browser's storage cannot be read now.",
  reload: "Reload the page",
  fresh: "Start with Figure 1",
} as const;
