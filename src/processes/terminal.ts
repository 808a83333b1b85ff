import { createInterface } from "node:readline/promises";
import type { Terminal } from "../packs/index.ts";

/** The process's own terminal: what stays goes to stdout, how things stand to stderr. */
export function openTerminal(signal: AbortSignal): Terminal {
  const live = process.stderr.isTTY === true;
  const clear = live ? "\r\x1b[K" : "";
  return {
    live,
    say: (line) => {
      process.stderr.write(clear);
      console.log(line);
    },
    status: (line) => {
      process.stderr.write(live ? `${clear}${line}` : `${line}\n`);
    },
    ask: async (question) => {
      if (!process.stdin.isTTY) return null;
      const lines = createInterface({ input: process.stdin, output: process.stdout });
      // While a question is open, readline takes Ctrl-C for itself.
      lines.on("SIGINT", () => process.emit("SIGINT"));
      try {
        return await lines.question(question, { signal });
      } finally {
        lines.close();
      }
    },
  };
}
