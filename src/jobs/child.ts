/**
 * The drawing child: owns the models, knows no database, no key and no chat. Started by the supervisor
 * (drawing-child.ts) with child_process.fork; ends itself when the supervisor is gone.
 */
import { setPriority } from "node:os";
import { makeLog } from "../log.ts";
import type { OpenPainter, Painter } from "./painter.ts";
import type { FromChild, ToChild } from "./protocol.ts";

const log = makeLog("drawing");
const running = new Map<number, AbortController>();
let painter: Promise<Painter> | null = null;

const say = (message: FromChild): void => {
  // A channel that closed meanwhile means that the supervisor is gone; 'disconnect' ends this process.
  if (process.connected) process.send?.(message, () => {});
};

async function answer(call: Extract<ToChild, { type: "call" }>): Promise<void> {
  const abort = new AbortController();
  running.set(call.id, abort);
  const hooks = {
    signal: abort.signal,
    async onStep(step: number, steps: number): Promise<void> {
      say({ type: "step", id: call.id, step, steps });
      // One full turn of the event loop, so that a message that waits (abort, disconnect) is heard before the next step.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  try {
    if (!painter) throw new Error("the drawing child was asked to work before it was opened");
    const method = (await painter)[call.method] as (input: unknown, hooks: unknown) => Promise<unknown>;
    const value = await method.call(await painter, call.input, hooks);
    say({ type: "result", id: call.id, value });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    if (!abort.signal.aborted) log.error({ err: error, method: call.method }, "the pipeline failed");
    say({ type: "error", id: call.id, name, message });
  } finally {
    running.delete(call.id);
  }
}

process.on("message", (message: ToChild) => {
  if (message.type === "open") {
    painter = import(message.painterModule).then((module: { openPainter: OpenPainter }) =>
      module.openPainter(message.settings),
    );
    painter.then(
      () => say({ type: "ready" }),
      (error) => {
        log.fatal({ err: error }, "the drawing child cannot open its models");
        process.exit(1);
      },
    );
  } else if (message.type === "call") void answer(message);
  else running.get(message.id)?.abort(new Error("cancelled"));
});
// The supervisor died: what is drawn here would be drawn a second time elsewhere.
process.on("disconnect", () => process.exit(0));
// Ctrl-C and a service manager signal the whole process group: the supervisor decides when this process ends.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => {});
// The bot and the database on the same machine go first; a picture can wait for a few milliseconds.
try {
  setPriority(5);
} catch {
  // Not allowed here: only a courtesy.
}
