// A thread starts with JavaScript: this teaches it TypeScript, then loads the worker.
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
