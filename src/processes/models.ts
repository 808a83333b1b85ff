import type { Config } from "../config.ts";
import {
  type BuildOptions,
  buildPack,
  command,
  formatBytes,
  listPacks,
  type PackOverview,
  type PacksContext,
  type PullOptions,
  pullPack,
  removePack,
  verifyPack,
} from "../packs/index.ts";
import { openTerminal } from "./terminal.ts";

/** `storymaker models list` */
export async function runList({ modelsFolder }: Config): Promise<void> {
  const packs = await listPacks(modelsFolder);
  console.log(packs.map(describe).join("\n\n"));
}

function describe({ name, state, size, licences, problem }: PackOverview): string {
  const lines = [`${name}: ${state}, ${formatBytes(size)}`, ...(problem ? [`  ${problem}`] : [])];
  for (const { part, licence, verified } of licences)
    lines.push(`  ${part}: ${licence}${verified ? "" : " (not verified)"}`);
  if (state === "not downloaded" || state === "partly downloaded") lines.push(`  get it: ${command(`pull ${name}`)}`);
  return lines.join("\n");
}

/** `storymaker models pull` */
export async function runPull(config: Config, name: string, options: PullOptions): Promise<void> {
  await untilStopped(config, (context) => pullPack(context, name, options));
}

/** `storymaker models build` */
export async function runBuild(config: Config, name: string, options: BuildOptions): Promise<void> {
  await untilStopped(config, (context) => buildPack(context, name, options));
}

/** `storymaker models verify`: exit code 1 when something is wrong. */
export async function runVerify(config: Config, name: string): Promise<void> {
  await untilStopped(config, async (context) => {
    const { problems, notes } = await verifyPack(context, name);
    for (const line of [...problems, ...notes]) context.terminal.say(line);
    context.terminal.say(problems.length === 0 ? `${name} is right.` : `${name} is not right.`);
    if (problems.length > 0) process.exitCode = 1;
  });
}

/** `storymaker models remove` */
export async function runRemove(config: Config, name: string, options: { yes: boolean }): Promise<void> {
  await untilStopped(config, (context) => removePack(context, name, options));
}

/** Runs one subcommand; the first Ctrl-C stops it in good order, a second one at once. */
async function untilStopped(config: Config, run: (context: PacksContext) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, abort);
  const terminal = openTerminal(stop.signal);
  try {
    await run({ config, terminal, signal: stop.signal });
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    terminal.say("Stopped. The same command goes on where this one stopped.");
    process.exitCode = 130;
  } finally {
    for (const name of ["SIGINT", "SIGTERM"] as const) process.off(name, abort);
    if (terminal.live) process.stderr.write("\r\x1b[K");
  }
}
