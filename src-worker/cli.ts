import { main } from "./cli/main.ts";
import { processTerminal } from "./cli/terminal.ts";

// A reader that has seen enough, such as `head`, is no error; files that were asked for are still written.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await main(process.argv.slice(2), processTerminal());
