import { join } from "node:path";
import type { InferenceSession, Tensor } from "onnxruntime-node";
import { z } from "zod";
import { type BaseModel, type BaseNetwork, openBaseModel } from "./base-model.ts";
import type { Checkpoint, NetworkSource } from "./checkpoints/checkpoint.ts";
import { openCheckpoint, openNetworkFolder } from "./checkpoints/open.ts";
import type { GraphModel } from "./graph/model.ts";
import { openSession, type SessionOptions } from "./graph/session.ts";
import {
  autoencoderKlReduction,
  buildAutoencoderKlDecoder,
  readAutoencoderKlConfiguration,
} from "./networks/autoencoder-kl.ts";
import { buildClipText } from "./networks/clip-text.ts";
import { buildClipVision } from "./networks/clip-vision.ts";
import { buildControlNet } from "./networks/controlnet.ts";
import { requireControlNetOf } from "./networks/controlnet-compatibility.ts";
import { buildIdentityEncoder, buildSlotEmbedding } from "./networks/position-aware-resampler.ts";
import { buildSentenceEncoder } from "./networks/sentence-encoder.ts";
import { buildUNet2DCondition } from "./networks/unet-2d-condition.ts";
import { readUNet2DConfiguration } from "./networks/unet-2d-configuration.ts";
import type { PackDescription } from "./pack.ts";
import { openClipTokenizer } from "./text/clip-tokenizer.ts";
import type { TextNetwork } from "./text/text-encoder.ts";
import { openWordPieceTokenizer } from "./text/wordpiece-tokenizer.ts";

export type Outputs = { readonly [name: string]: Tensor };

/** A loaded network: named tensors in, named tensors out. */
export interface Network {
  run(feeds: { readonly [name: string]: Tensor }): Promise<Outputs>;
}

/**
 * A pack's networks, each loaded when it is first asked for and then kept: drawing from cached identities never loads
 * the image encoder, and a process that only encodes never loads the UNet.
 */
export class PackNetworks {
  readonly pack: PackDescription;
  readonly #options: SessionOptions;
  readonly #loaded = new Map<string, Promise<unknown>>();
  readonly #sessions: InferenceSession[] = [];

  constructor(pack: PackDescription, options: SessionOptions) {
    this.pack = pack;
    this.#options = options;
  }

  adapter(): Promise<Checkpoint> {
    return this.#once("adapter", () => openCheckpoint(join(this.pack.folder, this.pack.adapter)));
  }

  imageEncoderFolder(): Promise<NetworkSource> {
    return this.#once("image encoder's folder", () =>
      openNetworkFolder(join(this.pack.folder, this.pack.imageEncoder.folder)),
    );
  }

  base(): Promise<BaseModel> {
    return this.#once("base model", () => openBaseModel(join(this.pack.folder, this.pack.base)));
  }

  /** One network of the base model: its configuration and where its weights are. */
  baseNetwork(name: BaseNetwork): Promise<NetworkSource> {
    return this.#once(`${name} of the base model`, async () => (await this.base()).network(name));
  }

  textNetworks(): Promise<TextNetwork[]> {
    return this.#once("text encoder", async () => {
      const { folder, base, textEncoder } = this.pack;
      if (textEncoder.type === "sentence") {
        const { tokens } = textEncoder;
        const at = join(folder, textEncoder.folder);
        const network = await this.#open(buildSentenceEncoder({ ...(await openNetworkFolder(at)), tokens }));
        return [{ ...network, tokenize: openWordPieceTokenizer(at, tokens) }];
      }
      const { tokenizers = base, clipSkip } = textEncoder;
      const both: TextNetwork[] = [];
      for (const suffix of ["", "_2"] as const) {
        const model = buildClipText({ ...(await this.baseNetwork(`text_encoder${suffix}`)), clipSkip });
        const tokenize = openClipTokenizer(join(folder, tokenizers, `tokenizer${suffix}`));
        both.push({ ...(await this.#open(model)), tokenize });
      }
      return both;
    });
  }

  /** `pixel_values` [B, 3, S, S] -> `hidden_states` [B, N, H] and, where the pack tells faces by it, `image_embeds`. */
  imageEncoder(): Promise<Network & { size: number }> {
    return this.#once("image encoder", async () => {
      const source = await this.imageEncoderFolder();
      const { image_size: size } = z.object({ image_size: z.int().positive() }).parse(source.config);
      const model = buildClipVision({ ...source, imageEmbeds: this.pack.faceEmbedding === "image-encoder" });
      return { ...(await this.#open(model)), size };
    });
  }

  identityEncoder(): Promise<Network> {
    return this.#once("identity encoder", async () =>
      this.#open(buildIdentityEncoder({ adapter: await this.adapter() })),
    );
  }

  slotEmbedding(): Promise<Network> {
    return this.#once("slot embedding", async () => this.#open(buildSlotEmbedding({ adapter: await this.adapter() })));
  }

  unet(): Promise<{ context: Network; unet: Network }> {
    return this.#once("unet", async () => {
      const models = buildUNet2DCondition({
        ...(await this.baseNetwork("unet")),
        adapter: await this.adapter(),
        loraScale: this.pack.loraScale,
        withResiduals: this.pack.controlNet !== undefined,
      });
      return { context: await this.#open(models.context), unet: await this.#open(models.unet) };
    });
  }

  /** Of a pack that has one. @throws ConfigurationError where it belongs to another UNet or autoencoder */
  controlNet({ folder }: { folder: string }): Promise<{ context: Network; controlNet: Network }> {
    return this.#once("ControlNet", async () => {
      const source = await openNetworkFolder(join(this.pack.folder, folder));
      const unet = readUNet2DConfiguration((await this.baseNetwork("unet")).config);
      const vae = readAutoencoderKlConfiguration((await this.baseNetwork("vae")).config);
      requireControlNetOf(source.config, { unet, reduction: autoencoderKlReduction(vae) });
      const models = buildControlNet(source);
      return { context: await this.#open(models.context), controlNet: await this.#open(models.controlNet) };
    });
  }

  decoder(): Promise<Network> {
    return this.#once("decoder", async () => this.#open(buildAutoencoderKlDecoder(await this.baseNetwork("vae"))));
  }

  async release(): Promise<void> {
    await Promise.allSettled(this.#loaded.values());
    this.#loaded.clear();
    await Promise.all(this.#sessions.splice(0).map((session) => session.release()));
  }

  async #open(model: GraphModel): Promise<Network> {
    const session = await openSession(model, this.#options);
    this.#sessions.push(session);
    return { run: async (feeds) => (await session.run(feeds)) as Outputs };
  }

  #once<T>(name: string, load: () => Promise<T>): Promise<T> {
    const known = this.#loaded.get(name) as Promise<T> | undefined;
    if (known) return known;
    const loading = load();
    this.#loaded.set(name, loading);
    // What failed may be mended (a file put in place) and is tried again when next asked for.
    loading.catch(() => this.#loaded.delete(name));
    return loading;
  }
}
