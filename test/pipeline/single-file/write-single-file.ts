import { join } from "node:path";
import { openNetworkFolder } from "../../../src/pipeline/checkpoints/open.ts";
import type { TensorToWrite } from "../../../training/convert/safetensors-writer.ts";

/** Tensors of a network by diffusers' names, numbers as they are stored (16 bits). */
type Tensors = Map<string, { shape: readonly number[]; data: Float16Array }>;

/**
 * A base model in diffusers' layout as Stability AI's one file would hold it. The small reference's blocks are SDXL's: three
 * levels with two resnets each, the first without attention.
 */
export async function singleFileTensors(base: string): Promise<TensorToWrite[]> {
  const written: TensorToWrite[] = [];
  const write = (name: string, shape: readonly number[], data: TensorToWrite["data"]) =>
    written.push({ name, shape, data, dtype: "F16" });

  for (const [name, { shape, data }] of await read(base, "unet"))
    write(`model.diffusion_model.${unetName(name)}`, shape, data);
  for (const [name, { shape, data }] of await read(base, "vae"))
    write(`first_stage_model.${vaeName(name)}`, isAttentionMatrix(name, shape) ? [...shape, 1, 1] : shape, data);
  for (const [name, { shape, data }] of await read(base, "text_encoder"))
    write(`conditioner.embedders.0.transformer.text_model.${name.replace(/^text_model\./, "")}`, shape, data);
  for (const [name, { shape, data }] of openClip(await read(base, "text_encoder_2")))
    write(`conditioner.embedders.1.model.${name}`, shape, data);
  // What such files carry besides.
  write("conditioner.embedders.1.model.logit_scale", [], Float16Array.of(4));
  written.push({ name: "model_ema.num_updates", shape: [1], dtype: "U8", data: Uint8Array.of(1) });
  return written;
}

async function read(base: string, network: string): Promise<Tensors> {
  const { checkpoint } = await openNetworkFolder(join(base, network));
  return new Map(
    [...checkpoint.tensors].map(([name, { shape }]) => [
      name,
      { shape, data: Float16Array.from(checkpoint.read(name)) },
    ]),
  );
}

function unetName(name: string): string {
  const moved = name
    .replace(/^time_embedding\.linear_([12])/, (_, n) => `time_embed.${n === "1" ? 0 : 2}`)
    .replace(/^add_embedding\.linear_([12])/, (_, n) => `label_emb.0.${n === "1" ? 0 : 2}`)
    .replace(/^conv_in/, "input_blocks.0.0")
    .replace(/^conv_norm_out/, "out.0")
    .replace(/^conv_out/, "out.2")
    .replace(/^mid_block\.resnets\.([01])/, (_, n) => `middle_block.${n === "0" ? 0 : 2}`)
    .replace(/^mid_block\.attentions\.0/, "middle_block.1")
    .replace(/^down_blocks\.(\d)\.resnets\.(\d)/, (_, i, j) => `input_blocks.${3 * +i + +j + 1}.0`)
    .replace(/^down_blocks\.(\d)\.attentions\.(\d)/, (_, i, j) => `input_blocks.${3 * +i + +j + 1}.1`)
    .replace(/^down_blocks\.(\d)\.downsamplers\.0\.conv/, (_, i) => `input_blocks.${3 * +i + 3}.0.op`)
    .replace(/^up_blocks\.(\d)\.resnets\.(\d)/, (_, i, j) => `output_blocks.${3 * +i + +j}.0`)
    .replace(/^up_blocks\.(\d)\.attentions\.(\d)/, (_, i, j) => `output_blocks.${3 * +i + +j}.1`)
    .replace(/^up_blocks\.(\d)\.upsamplers\.0/, (_, i) => `output_blocks.${3 * +i + 2}.2`);
  const isResnet = /\.resnets\./.test(name);
  if (!isResnet) return moved;
  return moved
    .replace(".norm1.", ".in_layers.0.")
    .replace(".conv1.", ".in_layers.2.")
    .replace(".time_emb_proj.", ".emb_layers.1.")
    .replace(".norm2.", ".out_layers.0.")
    .replace(".conv2.", ".out_layers.3.")
    .replace(".conv_shortcut.", ".skip_connection.");
}

function vaeName(name: string): string {
  return name
    .replace(/up_blocks\.(\d)\.resnets\.(\d)/, (_, i, j) => `up.${3 - +i}.block.${j}`)
    .replace(/up_blocks\.(\d)\.upsamplers\.0/, (_, i) => `up.${3 - +i}.upsample`)
    .replace(/down_blocks\.(\d)\.resnets\.(\d)/, "down.$1.block.$2")
    .replace(/down_blocks\.(\d)\.downsamplers\.0/, "down.$1.downsample")
    .replace(/mid_block\.resnets\.([01])/, (_, i) => `mid.block_${+i + 1}`)
    .replace("mid_block.attentions.0.group_norm", "mid.attn_1.norm")
    .replace(/mid_block\.attentions\.0\.to_([qkv])/, "mid.attn_1.$1")
    .replace("mid_block.attentions.0.to_out.0", "mid.attn_1.proj_out")
    .replace("conv_norm_out", "norm_out")
    .replace("conv_shortcut", "nin_shortcut");
}

function isAttentionMatrix(name: string, shape: readonly number[]): boolean {
  return name.includes(".attentions.") && shape.length === 2;
}

function openClip(tensors: Tensors): Tensors {
  const written: Tensors = new Map();
  for (const [name, { shape, data }] of tensors) {
    if (/self_attn\.[kv]_proj/.test(name)) continue;
    if (name.includes("self_attn.q_proj")) {
      const parts = ["q", "k", "v"].map((part) => tensors.get(name.replace("q_proj", `${part}_proj`))!);
      const joined = Float16Array.from(parts.flatMap((part) => [...part.data]));
      const theirs = name
        .replace("text_model.encoder.layers", "transformer.resblocks")
        .replace("self_attn.q_proj.", "attn.in_proj_");
      written.set(theirs, { shape: [3 * shape[0]!, ...shape.slice(1)], data: joined });
    } else if (name === "text_projection.weight") {
      const [rows = 0, columns = 0] = shape;
      const turned = data.map((_, i) => data[(i % rows) * columns + Math.floor(i / rows)]!);
      written.set("text_projection", { shape: [columns, rows], data: turned });
    } else {
      const theirs = name
        .replace("text_model.embeddings.position_embedding.weight", "positional_embedding")
        .replace("text_model.embeddings.token_embedding", "token_embedding")
        .replace("text_model.final_layer_norm", "ln_final")
        .replace("text_model.encoder.layers", "transformer.resblocks")
        .replace("self_attn.out_proj", "attn.out_proj")
        .replace("layer_norm", "ln_")
        .replace("mlp.fc1", "mlp.c_fc")
        .replace("mlp.fc2", "mlp.c_proj");
      written.set(theirs, { shape, data });
    }
  }
  return written;
}
