import { create } from "zustand";

interface OfflineState {
  /** The whole page is kept in this browser: it starts without a network. */
  readonly kept: boolean;
  /** A newer version is kept as well, and waits until the person asks for it. */
  readonly newer: boolean;
  patch(change: Partial<OfflineState>): void;
}

/** What this browser keeps of the page itself. Written by `app/offline` alone. */
export const useOffline = create<OfflineState>()((set) => ({
  kept: false,
  newer: false,
  patch: (change) => set(change),
}));
