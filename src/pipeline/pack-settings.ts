import { existsSync, readFileSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { z } from "zod";
import { PackError } from "./pack-error.ts";

const packSettings = z.strictObject({
  /** A base model of one's own, outside of the pack: a diffusers folder or one SDXL file, by its absolute path. */
  base: z.string().refine(isAbsolute, "must be an absolute path").optional(),
  /** How much of the adapter's LoRA is merged. */
  loraScale: z.number().min(0).max(2).optional(),
});

/** What was chosen on this machine instead of what a pack's `pack.json` says. */
export type PackSettings = z.output<typeof packSettings>;

const settingsPath = (folder: string) => join(folder, "settings.json");

/** None where nothing was chosen. @throws PackError when the file is not ours */
export function readPackSettings(folder: string): PackSettings {
  const path = settingsPath(folder);
  if (!existsSync(path)) return {};
  try {
    return packSettings.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    const problem = cause instanceof z.ZodError ? z.prettifyError(cause) : "it is not JSON";
    throw new PackError(`${path} cannot be used; delete it to go by pack.json alone:\n${problem}`, { cause });
  }
}

/** Changes some of them, all at once; undefined takes a choice back. */
export async function changePackSettings(folder: string, changes: PackSettings): Promise<void> {
  const path = settingsPath(folder);
  const settings = packSettings.parse({ ...readPackSettings(folder), ...changes });
  if (Object.values(settings).every((value) => value === undefined)) return rm(path, { force: true });
  await writeFile(`${path}.new`, `${JSON.stringify(settings, null, 2)}\n`);
  await rename(`${path}.new`, path);
}
