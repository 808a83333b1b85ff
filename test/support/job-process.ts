/**
 * A worker, or a bot that posts, as a process of its own, to be killed in tests. Started by startProcess in
 * test/jobs/support.ts, with its options as JSON in its first argument.
 */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openQueues, startWorker, untilTold } from "../../src/jobs/index.ts";
import { openLibrary } from "../../src/library/index.ts";

export interface ProcessOptions {
  role: "worker" | "bot";
  databaseUrl: string;
  dataFolder: string;
  /** Base64. */
  key: string;
  perServer?: number;
  abortGrace?: number;
  /** A real pack in a real folder of models instead of the fake painter. */
  models?: { folder: string; pack: string };
  /** The bot's "platform": a line for every message, `NONCE INDEX STATUS`. It posts a nonce once, as Discord does. */
  posts?: string;
  /** The bot stops for ever after it posted this panel and before it stores the message id. */
  stallAfter?: number;
}

const options = JSON.parse(process.argv[2] ?? "") as ProcessOptions;
const { databaseUrl, dataFolder } = options;
const library = await openLibrary({
  databaseUrl,
  dataFolder,
  encryptionKey: new Uint8Array(Buffer.from(options.key, "base64")),
});
if (options.role === "worker") {
  const worker = await startWorker({
    databaseUrl,
    library,
    pack: options.models?.pack ?? "small",
    painter: { modelsFolder: options.models?.folder ?? dataFolder, threads: 0, safetyLevel: 0.5 },
    ...(options.models ? {} : { painterModule: fileURLToPath(new URL("./fake-painter.ts", import.meta.url)) }),
    ...(options.perServer ? { perServer: options.perServer } : {}),
    ...(options.abortGrace ? { abortGrace: options.abortGrace } : {}),
  });
  setInterval(() => process.send?.({ ready: true, childPid: worker.childPid ?? null }), 50);
  await untilTold();
  await worker.stop();
} else {
  const posts = options.posts ?? "";
  const queues = await openQueues({ databaseUrl, library });
  queues.onDeliver("web", {
    async panel({ nonce, panel }) {
      const line = `${nonce} ${panel.index} ${panel.status}`;
      const posted = existsSync(posts) && readFileSync(posts, "utf8").includes(nonce);
      if (!posted) appendFileSync(posts, `${line}\n`);
      if (panel.index === options.stallAfter) {
        process.send?.({ stalled: true });
        await new Promise(() => {});
      }
      return `message ${nonce}`;
    },
  });
  await untilTold();
  await queues.close();
}
await library.close();
process.exit(0);
