import { type Checkpoint, CheckpointError } from "../checkpoints/checkpoint.ts";
import { Weights } from "../checkpoints/weights.ts";
import { GraphBuilder, type Value } from "../graph/graph-builder.ts";
import { gelu, layerNorm, linear, multiHeadAttention, project } from "../graph/layers.ts";
import type { GraphModel } from "../graph/model.ts";

/** Width of one head of the perceivers: fixed in the authors' code, their tensors do not tell. */
const HEAD_WIDTH = 64;
const EPSILON = 1e-5;

/** What the adapter's tensors say of its shape. */
export interface ResamplerShape {
  /** Width of one face embedding (512 for ArcFace). */
  faceEmbedding: number;
  faceTokens: number;
  bodyTokens: number;
  /** Width of a token: the UNet's cross-attention width. */
  width: number;
  /** Characters in one picture. */
  slots: number;
}

export function resamplerShape(adapter: Checkpoint): ResamplerShape {
  const weights = new Weights(adapter, "image_proj_model.");
  const [slots = 0, tokens = 0, width = 0] = weights.get("pos_embed").shape;
  const faceTokens = weights.get("proj.2.weight").shape[0]! / width;
  const bodyTokens = weights.get("resample.latents").shape[1]!;
  if (faceTokens + bodyTokens !== tokens)
    throw new CheckpointError(
      `${adapter.files.join(", ")}: ${faceTokens} face tokens and ${bodyTokens} body tokens, but positions for ${tokens}`,
    );
  return { faceEmbedding: weights.get("proj.0.weight").shape[1]!, faceTokens, bodyTokens, width, slots };
}

/**
 * StoryMaker's positional-aware perceiver resampler (arXiv 2409.12576; `faceid_plus` in the authors'
 * ip_adapter/ip_adapter_faceid.py), everything before the position embedding: it depends on the character alone.
 *
 * Inputs: `face_embedding` [B, E], L2-normalised; `face_hidden` [B, N, H] and `body_hidden` [B, M, H], CLIP vision's
 * hidden states of the two crops. Outputs: `face_tokens` [B, 4, C] and `body_tokens` [B, 16, C]. An identity is the
 * two joined, face first: [20, C].
 */
export function buildIdentityEncoder({ adapter }: { adapter: Checkpoint }): GraphModel {
  const weights = new Weights(adapter, "image_proj_model.");
  const shape = resamplerShape(adapter);
  const clipWidth = weights.get("resample.proj_in.weight").shape[1]!;

  const graph = new GraphBuilder("identity-encoder");
  const embedding = graph.input("face_embedding", "float32", ["batch", shape.faceEmbedding]);
  const faceHidden = graph.input("face_hidden", "float32", ["batch", "face_patches", clipWidth]);
  const bodyHidden = graph.input("body_hidden", "float32", ["batch", "body_patches", clipWidth]);

  const projected = linear(graph, gelu(graph, linear(graph, embedding, weights.at("proj.0"))), weights.at("proj.2"));
  const split = graph.add("Reshape", [projected, graph.constant("int64", [-1, shape.faceTokens, shape.width])]);
  const queries = layerNorm(graph, split, weights.at("norm"), EPSILON);
  const attended = perceiver(graph, queries, faceHidden, weights.at("perceiver_resampler"));
  const faceTokens = graph.add("Add", [queries, attended]);

  const latents = weights.get("resample.latents");
  const batch = graph.add("Shape", [bodyHidden], { start: 0, end: 1 });
  const perPicture = graph.add("Concat", [batch, graph.constant("int64", latents.shape.slice(1))], { axis: 0 });
  const learned = graph.add("Expand", [graph.weight(latents), perPicture]);
  const bodyTokens = perceiver(graph, learned, bodyHidden, weights.at("resample"));

  graph.output("face_tokens", faceTokens, ["batch", shape.faceTokens, shape.width]);
  graph.output("body_tokens", bodyTokens, ["batch", shape.bodyTokens, shape.width]);
  return graph.finish();
}

/**
 * The part that depends on a character's slot: position embedding, x + LayerNorm(Linear(x)), background in front.
 *
 * Input: `tokens` [S, 20, C], the identities in slot order (S = 1 to `slots`).
 * Output: `identity_context` [1, 20 (1 + S), C]: the background's tokens, then each slot's.
 */
export function buildSlotEmbedding({ adapter }: { adapter: Checkpoint }): GraphModel {
  const weights = new Weights(adapter, "image_proj_model.");
  const { faceTokens, bodyTokens, width } = resamplerShape(adapter);
  const tokens = faceTokens + bodyTokens;

  const graph = new GraphBuilder("slot-embedding");
  const identities = graph.input("tokens", "float32", ["slots", tokens, width]);
  const used = graph.add("Shape", [identities], { start: 0, end: 1 });
  const zero = graph.constant("int64", [0]);
  const positions = graph.add("Slice", [graph.weight(weights.get("pos_embed")), zero, used, zero]);
  const placed = graph.add("Add", [identities, positions]);
  const mixed = layerNorm(graph, linear(graph, placed, weights.at("proj_out")), weights.at("norm_out"), EPSILON);
  const characters = graph.add("Add", [mixed, placed]);
  const all = graph.add("Concat", [graph.weight(weights.get("bg_embed")), characters], { axis: 0 });
  const sequence = graph.add("Reshape", [all, graph.constant("int64", [1, -1, width])]);
  graph.output("identity_context", sequence, [1, "identity_tokens", width]);
  return graph.finish();
}

/**
 * A perceiver (arXiv 2103.03206) as IP-Adapter writes it: in each layer the queries look at the picture's tokens and at
 * themselves. queries [B, N, D], picture [B, M, H] -> [B, N, C]
 */
function perceiver(graph: GraphBuilder, queries: Value, picture: Value, weights: Weights): Value {
  const keys = linear(graph, picture, weights.at("proj_in"));
  let state = queries;
  for (let i = 0; weights.has(`layers.${i}.0.to_q.weight`); i++) {
    const layer = weights.at("layers").at(i);
    state = graph.add("Add", [perceiverAttention(graph, state, keys, layer.at(0)), state]);
    state = graph.add("Add", [feedForward(graph, state, layer.at(1)), state]);
  }
  return layerNorm(graph, linear(graph, state, weights.at("proj_out")), weights.at("norm_out"), EPSILON);
}

function perceiverAttention(graph: GraphBuilder, queries: Value, picture: Value, weights: Weights): Value {
  const normedPicture = layerNorm(graph, picture, weights.at("norm1"), EPSILON);
  const normedQueries = layerNorm(graph, queries, weights.at("norm2"), EPSILON);
  const both = graph.add("Concat", [normedPicture, normedQueries], { axis: 1 });
  const keysAndValues = weights.get("to_kv.weight");
  const inner = keysAndValues.shape[0]! / 2;
  const q = project(graph, normedQueries, weights.get("to_q.weight"));
  const k = project(graph, both, keysAndValues, { rows: [0, inner] });
  const v = project(graph, both, keysAndValues, { rows: [inner, 2 * inner] });
  // The authors scale q and k by 64^-1/4 each, which is the usual scaling of their product by 64^-1/2.
  const attended = multiHeadAttention(graph, [q, k, v], inner / HEAD_WIDTH);
  return project(graph, attended, weights.get("to_out.weight"));
}

function feedForward(graph: GraphBuilder, x: Value, weights: Weights): Value {
  const hidden = gelu(graph, project(graph, layerNorm(graph, x, weights.at(0), EPSILON), weights.get("1.weight")));
  return project(graph, hidden, weights.get("3.weight"));
}
