#!/usr/bin/env node
import { existsSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { loadConfig } from "./config.ts";
import { untilTold } from "./jobs/index.ts";
import type { BotProcess } from "./processes/bot.ts";

const program = new Command("storymaker").description("Illustrated stories with the same characters in every picture.");

/** Says where people find the service, waits until told to stop, and stops it. */
async function serve(service: BotProcess): Promise<void> {
  for (const { name, address } of service.platforms) console.log(`${name}: ${address}`);
  console.log("Stop with Ctrl-C.");
  await untilTold();
  console.log("Stopping …");
  await service.close();
}

program
  .command("start")
  .description("the whole service: database, bot, one worker, the page")
  .action(async () => serve(await (await import("./processes/start.ts")).startService(loadConfig())));

program
  .command("bot")
  .description("the bot alone; start workers beside it, here or on other machines")
  .action(async () => serve(await (await import("./processes/bot.ts")).runBot(loadConfig())));

program
  .command("worker")
  .description("a worker alone: draws what any bot with the same database asks for")
  .action(async () => (await import("./processes/worker.ts")).runWorker(loadConfig()));

program
  .command("draw")
  .description("one picture, without chat or database")
  .argument("<prompt>", "what to draw, for example: a woman drinks tea in the garden")
  .option("-p, --photo <file...>", "photos of the people, in the order in which the prompt mentions them", [])
  .option("-o, --out <file>", "where the PNG goes", "picture.png")
  .option("-s, --seed <number>", "the same seed draws the same picture", wholeNumber, 1)
  .action(async (prompt: string, options: { photo: string[]; out: string; seed: number }) =>
    (await import("./processes/draw.ts")).drawOnce(loadConfig(), { prompt, photos: options.photo, ...options }),
  );

program
  .command("demo")
  .description("add two characters, tell a story of four panels, save them, and stop")
  .action(async () => (await import("./processes/demo.ts")).runDemo(loadConfig()));

program
  .command("doctor")
  .description(
    "what this machine has, what works, and what to do about the rest; exit code 1 when something does not work",
  )
  .action(async () => (await import("./processes/doctor/doctor.ts")).runDoctor(loadConfig()));

const models = program
  .command("models")
  .description("the packs that draw: what there is, download, build, check, remove");

models
  .command("list")
  .description("every pack: whether it is there, how large it is, its licences")
  .action(async () => (await import("./processes/models.ts")).runList(loadConfig()));

models
  .command("pull")
  .description("download a pack, or what is missing of it; goes on where it stopped")
  .argument("<pack>")
  .option(
    "--base <model>",
    "another SDXL model as the base: OWNER/NAME[@REVISION] of the hub, a diffusers folder, one .safetensors or .ckpt file",
  )
  .option("--face <name>", "which face model, where the pack offers several")
  .option("--pose <name>", "which pose model (openpose, none), where the pack offers one")
  .option("--accept-licences", "accept the licences without being asked", false)
  .action(
    async (
      pack: string,
      { face, pose, ...options }: { base?: string; face?: string; pose?: string; acceptLicences: boolean },
    ) =>
      (await import("./processes/models.ts")).runPull(loadConfig(), pack, {
        ...options,
        faceModel: face,
        poseModel: pose,
      }),
  );

models
  .command("build")
  .description("prepare a pack's weights once, so that it opens faster and in less memory")
  .argument("<pack>")
  .option("--lora-scale <number>", "how much of StoryMaker's LoRA is merged, 0 to 2", loraScale)
  .action(async (pack: string, options: { loraScale?: number }) =>
    (await import("./processes/models.ts")).runBuild(loadConfig(), pack, options),
  );

models
  .command("verify")
  .description("check every file of a pack, and its licences")
  .argument("<pack>")
  .action(async (pack: string) => (await import("./processes/models.ts")).runVerify(loadConfig(), pack));

models
  .command("remove")
  .description("delete the downloaded files of a pack; its recipe stays")
  .argument("<pack>")
  .option("--yes", "do not ask", false)
  .action(async (pack: string, options: { yes: boolean }) =>
    (await import("./processes/models.ts")).runRemove(loadConfig(), pack, options),
  );

function loraScale(typed: string): number {
  const scale = typed.trim() === "" ? Number.NaN : Number(typed);
  if (!(scale >= 0 && scale <= 2)) throw new InvalidArgumentError("It must be a number from 0 to 2.");
  return scale;
}

function wholeNumber(typed: string): number {
  if (!/^\d+$/.test(typed)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(typed);
}

if (existsSync(".env")) process.loadEnvFile(".env");
try {
  await program.parseAsync();
} catch (error) {
  // What a person can put right says so in its message; the stack is for those who look for it.
  console.error(error instanceof Error ? error.message : error);
  if (process.env.LOG_LEVEL === "debug") console.error(error);
  process.exitCode = 1;
}
