import { setImmediate as nextTurn } from "node:timers/promises";
import { Tensor } from "onnxruntime-node";
import { toRgbImage } from "./clip-pixels.ts";
import {
  type CharacterLook,
  type CharacterPhoto,
  characterPixels,
  encodeIdentity,
  encodeNobody,
} from "./encode-identity.ts";
import type { Identity } from "./identity.ts";
import type { Box, RgbImage } from "./image.ts";
import { type MicroConditioning, timeIds } from "./micro-conditioning.ts";
import { autoencoderKlReduction, readAutoencoderKlConfiguration } from "./networks/autoencoder-kl.ts";
import { type ResamplerShape, resamplerShape } from "./networks/position-aware-resampler.ts";
import type { Outputs, PackNetworks } from "./pack-networks.ts";
import { latentShape, pictureSizeStep } from "./picture-size.ts";
import { type PoseCondition, poseResiduals, type StepResiduals } from "./pose-residuals.ts";
import { guide } from "./sampling/guidance.ts";
import { normalNoise } from "./sampling/noise.ts";
import { UniPC, type UniPCConfig } from "./sampling/unipc.ts";
import { inSlotOrder } from "./slot-order.ts";
import { encodeTexts } from "./text/text-encoder.ts";
import { decodeInTiles } from "./tiled-decoding.ts";

export interface DrawOptions {
  prompt: string;
  negativePrompt: string;
  /** The i-th identity is the i-th person of the prompt; `box` is where it stands. Nobody: drawn from the text alone. */
  identities: readonly {
    identity: Identity;
    box?: Box | null;
  }[];
  /** In pixels; multiples of `StoryMaker.sizeStep`, up to what the pack allows. */
  width: number;
  height: number;
  /** A whole number from 0 to 2^53 - 1. The same one gives the same picture on the same machine. */
  seed: number;
  steps?: number;
  /** 1 = no guidance, and half the work. */
  guidanceScale?: number;
  identityScale?: number;
  /** What SDXL is told of the picture's size and cut; by default that it is whole, and of its own size. */
  microConditioning?: MicroConditioning;
  /** How people stand: only with a pack that has a ControlNet. */
  poseCondition?: PoseCondition | null;
}

export interface DrawHooks {
  /** Looked at before each step and each tile that is decoded; `draw` then throws its reason. */
  signal?: AbortSignal;
  /** Called after each step, and waited for. */
  onStep?: (step: number, steps: number) => void | Promise<void>;
}

/** What the network is conditioned on in one picture: a batch of [unconditional, conditional], or the latter alone. */
export interface Conditions {
  batch: 1 | 2;
  /** [batch, T, C] */
  text: Tensor;
  /** [batch, P] */
  pooled: Tensor;
  /** [batch, 20 (1 + slots), C] */
  identities: Tensor;
  /** Inputs of the UNet that stay the same from step to step. */
  prepared: Outputs;
  /** Inputs of the UNet that a pose makes anew in each step. */
  residuals: StepResiduals;
}

/** Called with the network's prediction [batch, c, h, w] and the latents after the step. Both are overwritten later. */
export type StepObserver = (prediction: Float32Array, latents: Float32Array) => void;

/** What is read once from a pack before anything can be drawn. */
export interface StoryMakerSettings {
  scheduler: UniPCConfig;
  encoderFingerprint: string;
}

/**
 * StoryMaker (arXiv 2409.12576): photos -> identity; prompt + identities -> picture. Open one with `openPack`, keep it,
 * `release` it at the end.
 */
export class StoryMaker {
  readonly name: string;
  /** Identities drawn from must carry this fingerprint. */
  readonly encoderFingerprint: string;
  /** Whether the pack has a ControlNet, which `poseCondition` needs. */
  readonly drawsPoses: boolean;
  readonly defaults: { width: number; height: number; steps: number; guidanceScale: number; identityScale: number };
  readonly #networks: PackNetworks;
  readonly #scheduler: UniPCConfig;
  #nobody: Promise<Float32Array> | undefined;

  constructor(networks: PackNetworks, { scheduler, encoderFingerprint }: StoryMakerSettings) {
    const { name, controlNet, defaults, identityScale } = networks.pack;
    this.name = name;
    this.drawsPoses = controlNet !== undefined;
    this.defaults = { ...defaults, identityScale };
    this.encoderFingerprint = encoderFingerprint;
    this.#networks = networks;
    this.#scheduler = scheduler;
  }

  /**
   * One to four photos of a character -> its identity: face tokens averaged over the photos with a face, body tokens of
   * the main one, of a picture of clothes, or none.
   * @throws RangeError when the photos do not show what is asked for
   */
  async encodeCharacter(references: readonly CharacterPhoto[], look: CharacterLook = {}): Promise<Identity> {
    const tokens = await encodeIdentity(this.#networks, await characterPixels(this.#networks, references, look));
    const { faceTokens, bodyTokens, width } = await this.#resampler();
    return { encoderFingerprint: this.encoderFingerprint, tokens, shape: [faceTokens + bodyTokens, width] };
  }

  /**
   * @throws RangeError when an option cannot be drawn with
   * @throws `hooks.signal`'s reason when it was aborted
   */
  async draw(options: DrawOptions, hooks: DrawHooks = {}): Promise<RgbImage> {
    hooks.signal?.throwIfAborted();
    const { width, height, seed } = options;
    const guidanceScale = options.guidanceScale ?? this.defaults.guidanceScale;
    const [channels, rows, columns] = await latentShape(this.#networks, options);
    const conditions = await this.conditions({ ...options, guidanceScale });
    const latents = new Tensor("float32", normalNoise(seed, channels * rows * columns), [1, channels, rows, columns]);
    const steps = options.steps ?? this.defaults.steps;
    const drawn = await this.sample(latents, conditions, { steps, guidanceScale }, hooks);
    return toRgbImage((await this.decode(drawn, hooks)).data as Float32Array, width, height);
  }

  /** First part of `draw`: texts and identities read, and what they contribute to every step computed. */
  async conditions(options: DrawOptions & { guidanceScale: number }): Promise<Conditions> {
    const { prompt, negativePrompt, width, height, guidanceScale } = options;
    const batch = guidanceScale === 1 ? 1 : 2;
    const { hidden, pooled } = await encodeTexts(
      await this.#networks.textNetworks(),
      batch === 1 ? [prompt] : [negativePrompt, prompt],
    );
    const people = inSlotOrder(options.identities, this.#networks.pack.slotOrder).map(({ identity }) => identity);
    const identities = await this.#placeIdentities(people, batch);
    const identityScale = people.length === 0 ? 0 : (options.identityScale ?? this.defaults.identityScale);
    const sizes = timeIds(options, options.microConditioning ?? {}, batch);
    const given = { identities, pooled, timeIds: sizes, width, height };
    const residuals = await poseResiduals(this.#networks, options.poseCondition ?? null, given);
    const { context } = await this.#networks.unet();
    const prepared = await context.run({
      text_context: hidden,
      text_embeds: pooled,
      time_ids: sizes,
      identity_context: identities,
      identity_scale: new Tensor("float32", Float32Array.of(identityScale), [1]),
    });
    return { batch, text: hidden, pooled, identities, prepared, residuals };
  }

  /**
   * Second part of `draw`: from noise [1, c, h, w] to latents, in place. Between two runs of the network there are a few
   * passes over the latents and one turn of the event loop.
   */
  async sample(
    noise: Tensor,
    { batch, prepared, residuals }: Conditions,
    { steps, guidanceScale }: { steps: number; guidanceScale: number },
    { signal, onStep }: DrawHooks = {},
    observe?: StepObserver,
  ): Promise<Tensor> {
    const { unet } = await this.#networks.unet();
    const sampler = new UniPC(this.#scheduler, steps);
    const latents = noise.data as Float32Array;
    const sample = new Float32Array(batch * latents.length);
    const timestep = new Float32Array(1);
    const guided = new Float32Array(latents.length);
    const step = {
      sample: new Tensor("float32", sample, [batch, ...noise.dims.slice(1)]),
      timestep: new Tensor("float32", timestep, [1]),
    };
    for (const [i, time] of sampler.timesteps.entries()) {
      signal?.throwIfAborted();
      timestep[0] = time;
      for (let copy = 0; copy < batch; copy++) sample.set(latents, copy * latents.length);
      const { noise_prediction } = await unet.run({ ...prepared, ...step, ...(await residuals(step)) });
      const prediction = noise_prediction!.data as Float32Array;
      if (batch === 2) guide(prediction, guidanceScale, guided);
      sampler.step(batch === 2 ? guided : prediction, latents);
      observe?.(prediction, latents);
      await onStep?.(i + 1, steps);
      await nextTurn();
    }
    return noise;
  }

  /**
   * Last part of `draw`: latents [1, c, h, w] -> pixels [1, 3, H, W], -1 to 1 and a little beyond. In tiles above one
   * megapixel.
   */
  async decode(latents: Tensor, { signal }: Pick<DrawHooks, "signal"> = {}): Promise<Tensor> {
    const decoder = await this.#networks.decoder();
    const vae = readAutoencoderKlConfiguration((await this.#networks.graphs.baseNetwork("vae")).config);
    const decodeWhole = async (tile: Tensor) => (await decoder.run({ latents: tile })).image!;
    return decodeInTiles(latents, autoencoderKlReduction(vae), decodeWhole, signal);
  }

  /** Width and height must be multiples of this many pixels. */
  async sizeStep(): Promise<number> {
    return pictureSizeStep(this.#networks);
  }

  /** Frees the networks; nothing can be drawn afterwards. */
  async release(): Promise<void> {
    await this.#networks.release();
  }

  /**
   * Identities into their slots: [batch, 20 (1 + slots), C], the background's tokens in front. The unconditional half
   * has nobody in the same number of slots; so has a picture without people, where the identity scale is 0.
   */
  async #placeIdentities(people: readonly Identity[], batch: 1 | 2): Promise<Tensor> {
    const shape = await this.#resampler();
    const count = shape.faceTokens + shape.bodyTokens;
    if (people.length > shape.slots)
      throw new RangeError(`${people.length} characters in one picture: "${this.name}" draws ${shape.slots} at most`);
    for (const { encoderFingerprint } of people)
      if (encoderFingerprint !== this.encoderFingerprint)
        throw new RangeError(`an identity was made by another encoder than "${this.name}"'s: encode its photos again`);
    const slots = Math.max(1, people.length);
    const nobody = await this.#encodedNobody();
    const halves: Tensor[] = [];
    for (const half of batch === 1 ? [people] : [[], people]) {
      const tokens = new Float32Array(slots * nobody.length);
      for (let slot = 0; slot < slots; slot++) tokens.set(half[slot]?.tokens ?? nobody, slot * nobody.length);
      const placed = await (await this.#networks.slotEmbedding()).run({
        tokens: new Tensor("float32", tokens, [slots, count, shape.width]),
      });
      halves.push(placed.identity_context!);
    }
    const length = halves[0]!.data.length;
    const joined = new Float32Array(batch * length);
    for (const [i, half] of halves.entries()) joined.set(half.data as Float32Array, i * length);
    return new Tensor("float32", joined, [batch, ...halves[0]!.dims.slice(1)]);
  }

  /** The same in every picture, so it is computed once. */
  #encodedNobody(): Promise<Float32Array> {
    this.#nobody ??= encodeNobody(this.#networks).catch((error: unknown) => {
      this.#nobody = undefined;
      throw error;
    });
    return this.#nobody;
  }

  async #resampler(): Promise<ResamplerShape> {
    return resamplerShape(await this.#networks.graphs.adapter());
  }
}
