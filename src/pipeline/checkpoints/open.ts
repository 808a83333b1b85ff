import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { Checkpoint, CheckpointError, type NetworkSource, readBytes } from "./checkpoint.ts";
import { openSafetensors } from "./safetensors.ts";
import { openTorchZip } from "./torch-zip.ts";

const shardIndex = z.object({ weight_map: z.record(z.string(), z.string()) });

/** Opens a .safetensors file, a file saved by torch.save (told by content), or an `.index.json` of shards of either. */
export async function openCheckpoint(path: string): Promise<Checkpoint> {
  if (!existsSync(path)) throw new CheckpointError(`${path}: there is no such file`);
  if (path.endsWith(".json")) return openShards(path);
  const isZip = new TextDecoder("latin1").decode(readBytes(path, 0, 4)) === "PK\u0003\u0004";
  return isZip ? openTorchZip(path) : openSafetensors(path);
}

/**
 * A network's folder as diffusers and transformers lay it out: `config.json` and the weights, of which the `.fp16`
 * variant is taken when both are there (half the bytes to read), and .safetensors before what torch.save has pickled.
 */
export async function openNetworkFolder(folder: string): Promise<NetworkSource> {
  const configPath = join(folder, "config.json");
  let config: unknown;
  try {
    config = JSON.parse(readFileSync(configPath, "utf8"));
  } catch (cause) {
    throw new CheckpointError(`${configPath}: missing or not JSON`, { cause });
  }
  const names = ["safetensors", "bin"].flatMap((type) =>
    ["diffusion_pytorch_model", "model", "pytorch_model"].flatMap((stem) => [
      `${stem}.fp16.${type}`,
      `${stem}.${type}`,
      `${stem}.${type}.index.fp16.json`,
      `${stem}.${type}.index.json`,
    ]),
  );
  const found = names.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (!found)
    throw new CheckpointError(`${folder}: no weights here (looked for ${names[0]}, ${names[1]} and the like)`);
  return { config, checkpoint: await openCheckpoint(found) };
}

async function openShards(path: string): Promise<Checkpoint> {
  const index = shardIndex.parse(JSON.parse(readFileSync(path, "utf8")));
  const names = [...new Set(Object.values(index.weight_map))];
  const outside = names.find((name) => /[\\/]/.test(name));
  if (outside) throw new CheckpointError(`${path}: names a file outside its folder, "${outside}"`);
  const shards = await Promise.all(names.map((name) => openCheckpoint(join(dirname(path), name))));
  return new Checkpoint(
    shards.flatMap((shard) => shard.files),
    shards.flatMap((shard) => [...shard.tensors.values()]),
  );
}
