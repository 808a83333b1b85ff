/**
 * Computes with a pack's ControlNet and draws skeletons as the product does, for check_controlnet.py: reads inputs.safetensors
 * in the pack's folder, writes outputs.safetensors beside it.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Tensor } from "onnxruntime-node";
import { openCheckpoint } from "../../src/pipeline/checkpoints/open.ts";
import { readPack } from "../../src/pipeline/pack.ts";
import { PackNetworks } from "../../src/pipeline/pack-networks.ts";
import { drawSkeletons } from "../../src/pipeline/pose/index.ts";
import { joints, type Skeleton } from "../../src/pipeline/pose/skeleton.ts";
import { safetensors, type Tensors } from "../drawing/safetensors.ts";

const folder = process.argv[2]!;
const inputs = await openCheckpoint(join(folder, "inputs.safetensors"));
const given = (name: string) => new Tensor("float32", inputs.read(name), inputs.get(name).shape);

const pack = readPack(folder);
const networks = new PackNetworks(pack, { threads: 1 });
const { context, controlNet } = await networks.controlNet(pack.controlNet!);
const prepared = await context.run({
  context: given("context"),
  text_embeds: given("pooled"),
  time_ids: given("time_ids"),
  condition: given("condition"),
});
const residuals = await controlNet.run({
  ...prepared,
  sample: given("sample"),
  timestep: given("timestep"),
  conditioning_scale: new Tensor("float32", Float32Array.of(1), [1]),
});
await networks.release();
const outputs: Tensors = {};
for (const [name, { dims, data }] of Object.entries(residuals))
  outputs[name] = { shape: [...dims], data: data as Float32Array };

const [points, shown] = [inputs.read("points"), inputs.read("shown")];
const skeletons = Array.from({ length: shown.length / joints.length }, (_, person) => {
  const at = (i: number) => person * joints.length + i;
  const seen = joints.map((joint, i) => [joint, shown[at(i)] ? [points[2 * at(i)], points[2 * at(i) + 1]] : null]);
  return Object.fromEntries(seen) as Skeleton;
});
for (const side of [256, 512]) {
  const { data } = await drawSkeletons(skeletons, { width: side, height: side });
  outputs[`skeletons.${side}`] = { shape: [side, side, 3], data };
}
writeFileSync(join(folder, "outputs.safetensors"), Buffer.concat(safetensors(outputs)));
