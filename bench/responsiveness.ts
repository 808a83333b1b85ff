/**
 * How fast the bot's process answers while a worker draws on the same machine.
 *
 *   node bench/responsiveness.ts [--seconds 20] [--models models --pack storybook] [--url http://127.0.0.1:4880/...]
 *
 * Without --url: what a command does (a story with its jobs in one transaction, the list of characters, cancel), in this
 * process, against a worker in another: the pack's, or, without --models, one that only keeps every core busy. With --url: GET of that address, while whatever
 * is drawing there draws. Prints p50, p99 and the longest in milliseconds; fails where p99 is over 300.
 */
import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openQueues } from "../src/jobs/index.ts";
import type { DrawingRequest } from "../src/library/index.ts";
import { testLibrary } from "../test/support/database.ts";

const LIMIT = 300;
const text = { type: "string" } as const;
const { values } = parseArgs({
  options: { seconds: { ...text, default: "20" }, url: text, models: text, pack: { ...text, default: "storybook" } },
});
const models = values.models ? { models: { folder: resolve(values.models), pack: values.pack } } : {};
const request: DrawingRequest = {
  ...{
    pack: values.models ? values.pack : "small",
    prompt: "busy",
    negativePrompt: "",
    slots: [],
    width: 256,
    height: 256,
    seed: 1,
  },
  ...{ steps: 25, guidanceScale: 5, identityScale: 1, pose: null, framing: null },
};
const end = Date.now() + Number(values.seconds) * 1000;
const times: number[] = [];

const measure = async (work: () => Promise<unknown>): Promise<void> => {
  const began = performance.now();
  await work();
  times.push(performance.now() - began);
  await new Promise((resolve) => setTimeout(resolve, 20));
};

if (values.url) {
  const { url } = values;
  while (Date.now() < end) await measure(async () => (await fetch(url)).arrayBuffer());
} else await measureCommands();

times.sort((a, b) => a - b);
const at = (share: number): string =>
  (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0).toFixed(1);
console.log(`${times.length} answers: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`);
if (Number(at(0.99)) > LIMIT) {
  console.error(`p99 is over ${LIMIT} ms`);
  process.exitCode = 1;
}

async function measureCommands(): Promise<void> {
  const { library, databaseUrl, dataFolder, encryptionKey, close } = await testLibrary();
  const queues = await openQueues({ databaseUrl, library });
  const key = Buffer.from(encryptionKey).toString("base64");
  const worker = fork(
    fileURLToPath(new URL("../test/support/job-process.ts", import.meta.url)),
    [JSON.stringify({ role: "worker", databaseUrl, dataFolder, key, ...models })],
    { env: { ...process.env, FAKE_STEP_MS: "160", FAKE_CORES: String(availableParallelism()) } },
  );
  try {
    const server = (await library.servers.findOrCreate({ platform: "web", platformId: "bench", name: "bench" })).id;
    const story = { createdBy: "a", createdByName: "A", title: "t", script: "s", style: "comic", seed: 1 };
    const tell = () =>
      library.stories.create(
        server,
        { ...story, panels: Array.from({ length: 4 }, () => ({ text: "", recognised: [], speech: [], request })) },
        (tx, row) => queues.drawPanels(server, row.id, row.panels, tx),
      );
    // Plenty to draw from beginning to end.
    for (let i = 0; i < 5; i++) await tell();
    await new Promise((resolve) => setTimeout(resolve, 3000));
    while (Date.now() < end) {
      let id = "";
      await measure(async () => {
        id = (await tell()).id;
      });
      await measure(() => library.characters.list(server));
      await measure(() => library.stories.cancel(server, id, (tx) => queues.cancelStory(server, id, tx)));
    }
  } finally {
    worker.kill("SIGKILL");
    await queues.close();
    await close();
  }
}
