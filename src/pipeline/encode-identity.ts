import { Tensor } from "onnxruntime-node";
import { clipPixels } from "./clip-pixels.ts";
import { unitLength } from "./face-recognition.ts";
import type { RgbImage } from "./image.ts";
import { resamplerShape } from "./networks/position-aware-resampler.ts";
import { resNetVisionPatches } from "./networks/resnet-vision.ts";
import type { Outputs, PackNetworks } from "./pack-networks.ts";

/** What is cut out of one photo. */
export interface CharacterPhoto {
  /** The person on white, 224 x 224. */
  body: RgbImage;
  /** The aligned face, 224 x 224; null = looks only. */
  face: RgbImage | null;
  /** ArcFace's vector of the face, of length 1, where the pack's face model should not compute it. */
  faceEmbedding?: Float32Array;
}

/** What of a character is drawn from its photos. */
export interface CharacterLook {
  /** The photo whose body counts; the first when left out. */
  main?: number;
  /** A picture of clothes, 224 x 224 (`clothCrop`), in place of every body. */
  clothes?: RgbImage | null;
  /** The face alone: clothes and build are up to the prompt. */
  faceOnly?: boolean;
}

/** The same as numbers for the image encoder: [3, S, S] each. */
export interface CharacterPixels {
  faces: { pixels: Float32Array; embedding?: Float32Array }[];
  /** null = face only. */
  body: Float32Array | null;
}

/** Photos of one character as numbers. @throws RangeError when they do not show what is asked for */
export async function characterPixels(
  networks: PackNetworks,
  photos: readonly CharacterPhoto[],
  { main = 0, clothes = null, faceOnly = false }: CharacterLook,
): Promise<CharacterPixels> {
  const mainPhoto = photos[main];
  if (!mainPhoto) throw new RangeError(`photo ${main} is the main one, but there are ${photos.length}`);
  if (faceOnly && clothes) throw new RangeError("a picture of clothes has no place where only the face is kept");
  const { size } = await networks.imageEncoder();
  const recognition = networks.pack.faceRecognition === undefined ? null : await networks.faceRecognition();
  const withoutFaces = networks.pack.faceRecognition !== undefined && !recognition;
  const faces: CharacterPixels["faces"] = [];
  for (const { face, faceEmbedding } of photos) {
    if (!face || (withoutFaces && !faceEmbedding)) continue;
    const embedding = faceEmbedding ?? (await recognition?.embed(face));
    faces.push({ pixels: clipPixels(face, size), ...(embedding === undefined ? {} : { embedding }) });
  }
  if (faceOnly && faces.length === 0)
    throw new RangeError(
      `only the face is to be kept, but ${withoutFaces ? "the pack has no face model" : "no photo shows one"}`,
    );
  return { faces, body: faceOnly ? null : clipPixels(clothes ?? mainPhoto.body, size) };
}

/**
 * Reference -> identity: the image encoder's hidden states of both crops and the face's embedding through the first part of
 * the resampler. The face tokens of several photos are averaged. Without a face the face tokens are zero, and with the
 * face only the body tokens, which is what the resampler saw in training where it was left without one of them.
 */
export async function encodeIdentity(networks: PackNetworks, pixels: CharacterPixels): Promise<Float32Array> {
  const { faces, body } = pixels;
  const encoder = await networks.imageEncoder();
  const pictures = [...faces.map((face) => face.pixels), ...(body ? [body] : [])];
  const all = new Float32Array(pictures.length * 3 * encoder.size ** 2);
  for (const [i, one] of pictures.entries()) all.set(one, i * one.length);
  const seen = await encoder.run({
    pixel_values: new Tensor("float32", all, [pictures.length, 3, encoder.size, encoder.size]),
  });

  const { faceEmbedding: embeddingWidth } = resamplerShape(await networks.graphs.adapter());
  const [, patches, width] = seen.hidden_states!.dims as [number, number, number];
  const hidden = seen.hidden_states!.data as Float32Array;
  const rows = Math.max(1, faces.length);
  const faceHidden = new Float32Array(rows * patches * width);
  const bodyHidden = new Float32Array(rows * patches * width);
  const embeddings = new Float32Array(rows * embeddingWidth);
  const bodyStart = faces.length * patches * width;
  faceHidden.set(hidden.subarray(0, bodyStart));
  for (let i = 0; body && i < rows; i++) bodyHidden.set(hidden.subarray(bodyStart), i * patches * width);
  for (const [i, face] of faces.entries())
    embeddings.set(faceEmbedding(networks, face.embedding, seen, i, embeddingWidth), i * embeddingWidth);

  const { face_tokens: faceTokens, body_tokens: bodyTokens } = await (await networks.identityEncoder()).run({
    face_embedding: new Tensor("float32", embeddings, [rows, embeddingWidth]),
    face_hidden: new Tensor("float32", faceHidden, [rows, patches, width]),
    body_hidden: new Tensor("float32", bodyHidden, [rows, patches, width]),
  });
  return joinTokens(faceTokens!, bodyTokens!, faces.length, body !== null);
}

/** What guidance compares with: the resampler on nothing, a zero embedding and zero hidden states. */
export async function encodeNobody(networks: PackNetworks): Promise<Float32Array> {
  const adapter = await networks.graphs.adapter();
  const embeddingWidth = resamplerShape(adapter).faceEmbedding;
  const hiddenWidth = adapter.get("image_proj_model.resample.proj_in.weight").shape[1]!;
  const patches = await imagePatches(networks);
  const zeros = (...shape: number[]) => new Tensor("float32", new Float32Array(shape.reduce((a, b) => a * b)), shape);
  const { face_tokens: faceTokens, body_tokens: bodyTokens } = await (await networks.identityEncoder()).run({
    face_embedding: zeros(1, embeddingWidth),
    face_hidden: zeros(1, patches, hiddenWidth),
    body_hidden: zeros(1, patches, hiddenWidth),
  });
  return joinTokens(faceTokens!, bodyTokens!, 1, true);
}

/** Positions of the image encoder's hidden states; CLIP's are the class token and the patches. */
async function imagePatches(networks: PackNetworks): Promise<number> {
  const { config, checkpoint } = await networks.graphs.imageEncoderFolder();
  if (networks.pack.imageEncoder.type === "resnet") return resNetVisionPatches(config);
  const name = "embeddings.position_embedding.weight";
  return checkpoint.get(checkpoint.has(`vision_model.${name}`) ? `vision_model.${name}` : name).shape[0]!;
}

function faceEmbedding(
  networks: PackNetworks,
  given: Float32Array | undefined,
  seen: Outputs,
  row: number,
  width: number,
): Float32Array {
  if (networks.pack.faceEmbedding === "image-encoder") {
    return unitLength((seen.image_embeds!.data as Float32Array).subarray(row * width, (row + 1) * width));
  }
  if (given?.length !== width)
    throw new Error(
      `The pack "${networks.pack.name}" tells faces apart by ArcFace embeddings of ${width} numbers: ` +
        (given
          ? `this one has ${given.length}, so the face model is another than the adapter was trained with.`
          : "its pack.json may name a face model (faceRecognition), or one is given with every face."),
    );
  return given;
}

/** Averaged face tokens, zero without faces, then the body tokens of the first row, zero without a body. */
function joinTokens(faceTokens: Tensor, bodyTokens: Tensor, faces: number, hasBody: boolean): Float32Array {
  const faceLength = faceTokens.dims[1]! * faceTokens.dims[2]!;
  const bodyLength = bodyTokens.dims[1]! * bodyTokens.dims[2]!;
  const tokens = new Float32Array(faceLength + bodyLength);
  const face = faceTokens.data as Float32Array;
  for (let i = 0; i < faces; i++) for (let k = 0; k < faceLength; k++) tokens[k]! += face[i * faceLength + k]! / faces;
  if (hasBody) tokens.set((bodyTokens.data as Float32Array).subarray(0, bodyLength), faceLength);
  return tokens;
}
