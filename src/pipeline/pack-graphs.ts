import { join, resolve } from "node:path";
import { requireAdapterOf } from "./adapter-compatibility.ts";
import { type BaseModel, type BaseNetwork, openBaseModel } from "./base-model.ts";
import type { Checkpoint, NetworkSource } from "./checkpoints/checkpoint.ts";
import { openCheckpoint, openNetworkFolder } from "./checkpoints/open.ts";
import type { GraphModel } from "./graph/model.ts";
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
import { buildResNetVision } from "./networks/resnet-vision.ts";
import { buildSentenceEncoder } from "./networks/sentence-encoder.ts";
import { buildUNet2DCondition } from "./networks/unet-2d-condition.ts";
import { readUNet2DConfiguration } from "./networks/unet-2d-configuration.ts";
import { Once } from "./once.ts";
import type { PackDescription } from "./pack.ts";

/**
 * A pack's checkpoints, and its networks as graphs that are built from them. Checkpoints are opened when they are first
 * asked for; only their headers are read.
 */
export class PackGraphs {
  readonly pack: PackDescription;
  readonly #opened = new Once();

  constructor(pack: PackDescription) {
    this.pack = pack;
  }

  adapter(): Promise<Checkpoint> {
    return this.#opened.get("adapter", () => openCheckpoint(join(this.pack.folder, this.pack.adapter)));
  }

  imageEncoderFolder(): Promise<NetworkSource> {
    return this.#opened.get("image encoder's folder", () =>
      openNetworkFolder(join(this.pack.folder, this.pack.imageEncoder.folder)),
    );
  }

  base(): Promise<BaseModel> {
    return this.#opened.get("base model", () => openBaseModel(resolve(this.pack.folder, this.pack.base)));
  }

  /** One network of the base model: its configuration and where its weights are. */
  baseNetwork(name: BaseNetwork): Promise<NetworkSource> {
    return this.#opened.get(`${name} of the base model`, async () => (await this.base()).network(name));
  }

  /** One graph, or SDXL's two. */
  async textEncoders(): Promise<GraphModel[]> {
    const { folder, textEncoder } = this.pack;
    if (textEncoder.type === "sentence") {
      const { tokens } = textEncoder;
      return [buildSentenceEncoder({ ...(await openNetworkFolder(join(folder, textEncoder.folder))), tokens })];
    }
    const { clipSkip } = textEncoder;
    const names = ["text_encoder", "text_encoder_2"] as const;
    return Promise.all(names.map(async (name) => buildClipText({ ...(await this.baseNetwork(name)), clipSkip })));
  }

  async imageEncoder(): Promise<GraphModel> {
    const source = await this.imageEncoderFolder();
    if (this.pack.imageEncoder.type === "resnet") return buildResNetVision(source);
    return buildClipVision({ ...source, imageEmbeds: this.pack.faceEmbedding === "image-encoder" });
  }

  async identityEncoder(): Promise<GraphModel> {
    return buildIdentityEncoder({ adapter: await this.adapter() });
  }

  async slotEmbedding(): Promise<GraphModel> {
    return buildSlotEmbedding({ adapter: await this.adapter() });
  }

  async unet(): Promise<{ context: GraphModel; unet: GraphModel }> {
    const [source, adapter] = [await this.baseNetwork("unet"), await this.adapter()];
    requireAdapterOf(source, adapter);
    const { loraScale, controlNet } = this.pack;
    return buildUNet2DCondition({ ...source, adapter, loraScale, withResiduals: controlNet !== undefined });
  }

  /** Of a pack that has one. @throws ConfigurationError where it belongs to another UNet or autoencoder */
  async controlNet({ folder }: { folder: string }): Promise<{ context: GraphModel; controlNet: GraphModel }> {
    const source = await openNetworkFolder(join(this.pack.folder, folder));
    const unet = readUNet2DConfiguration((await this.baseNetwork("unet")).config);
    const vae = readAutoencoderKlConfiguration((await this.baseNetwork("vae")).config);
    requireControlNetOf(source.config, { unet, reduction: autoencoderKlReduction(vae) });
    return buildControlNet(source);
  }

  async decoder(): Promise<GraphModel> {
    return buildAutoencoderKlDecoder(await this.baseNetwork("vae"));
  }

  /**
   * Every graph of the pack. Building them looks up every tensor, so a pack that has them all has no file that is
   * missing, cut short or of another kind.
   */
  async all(): Promise<GraphModel[]> {
    const { controlNet } = this.pack;
    return [
      ...(await this.textEncoders()),
      // Before the resampler: what kind of adapter it is, is looked at here.
      ...Object.values(await this.unet()),
      await this.imageEncoder(),
      await this.identityEncoder(),
      await this.slotEmbedding(),
      ...(controlNet ? Object.values(await this.controlNet(controlNet)) : []),
      await this.decoder(),
    ];
  }
}
