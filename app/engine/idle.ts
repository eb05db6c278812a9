import type { Engine } from "../../src-worker/engine.ts";
import { EngineConnection } from "./connection.ts";

/** A worker that has nothing to do for this long is ended: it and its pool keep what they computed with. */
const IDLE_MS = 60_000;

/** An engine beside the one that follows the page: it starts with a call and ends when none comes for a while. */
export class IdleConnection {
  private idle: ReturnType<typeof setTimeout> | undefined;
  private readonly connection = new EngineConnection({
    onIdle: () => {
      this.idle = setTimeout(() => this.drop(), IDLE_MS);
    },
  });

  /** One call; rejects with `EngineLost` when the worker goes away first. */
  ask<T>(call: (api: Engine) => Promise<T>): Promise<T> {
    clearTimeout(this.idle);
    return this.connection.ask(call);
  }

  /** Ends the worker with all it computes. */
  drop(): void {
    clearTimeout(this.idle);
    this.connection.drop();
  }
}
