import { join, resolve } from "node:path";
import type { InferenceSession, Tensor } from "onnxruntime-node";
import { z } from "zod";
import { BuiltGraphs } from "./built-graphs.ts";
import { roomForWeights, weightBytes } from "./device-memory.ts";
import { FaceRecognition } from "./face-recognition.ts";
import type { GraphModel } from "./graph/model.ts";
import { openSession, type SessionOptions } from "./graph/session.ts";
import { Once } from "./once.ts";
import { faceRecognitionFile, type PackDescription } from "./pack.ts";
import { PackGraphs } from "./pack-graphs.ts";
import { type Outputs, ResidentSessions } from "./resident-sessions.ts";
import { openClipTokenizer } from "./text/clip-tokenizer.ts";
import type { TextNetwork } from "./text/text-encoder.ts";
import { openWordPieceTokenizer } from "./text/wordpiece-tokenizer.ts";

export type { Outputs };

/** A network: named tensors in, named tensors out. */
export interface Network {
  run(feeds: { readonly [name: string]: Tensor }): Promise<Outputs>;
}

export interface PackOptions extends SessionOptions {
  /** Bytes of the device's memory that may be taken: networks are then released when others need the room. */
  deviceMemory?: number;
  /** Told, in words for a log, how the pack's networks are loaded where that could be better. */
  onNotice?: (message: string) => void;
}

/**
 * A pack's networks, each loaded when it is first run and then kept, as far as the device's memory goes: drawing from
 * cached identities never loads the image encoder, and a process that only encodes never loads the UNet. What `buildPack`
 * wrote is used where it is of these very files; else the network's weights are prepared while it is loaded.
 */
export class PackNetworks {
  readonly pack: PackDescription;
  readonly graphs: PackGraphs;
  readonly #options: PackOptions;
  readonly #built: BuiltGraphs;
  readonly #opened = new Once();
  readonly #sessions: ResidentSessions;
  #faceRecognition: FaceRecognition | null = null;

  constructor(pack: PackDescription, options: PackOptions) {
    this.pack = pack;
    this.graphs = new PackGraphs(pack);
    this.#options = options;
    this.#built = new BuiltGraphs(pack.folder);
    this.#sessions = new ResidentSessions(roomForWeights(options.deviceMemory));
  }

  textNetworks(): Promise<TextNetwork[]> {
    return this.#opened.get("text encoder", async () => {
      const { folder, base, textEncoder } = this.pack;
      const graphs = await this.graphs.textEncoders();
      const networks: TextNetwork[] = [];
      for (const [i, graph] of graphs.entries()) {
        const tokenize =
          textEncoder.type === "sentence"
            ? openWordPieceTokenizer(join(folder, textEncoder.folder), textEncoder.tokens)
            : openClipTokenizer(resolve(folder, textEncoder.tokenizers ?? base, i === 0 ? "tokenizer" : "tokenizer_2"));
        networks.push({ ...this.#open(graph), tokenize });
      }
      return networks;
    });
  }

  /** `pixel_values` [B, 3, S, S] -> `hidden_states` [B, N, H] and, where the pack tells faces by it, `image_embeds`. */
  imageEncoder(): Promise<Network & { size: number }> {
    return this.#opened.get("image encoder", async () => {
      const { config } = await this.graphs.imageEncoderFolder();
      const { image_size: size } = z.object({ image_size: z.int().positive() }).parse(config);
      return { ...this.#open(await this.graphs.imageEncoder()), size };
    });
  }

  /** Null where the pack's face model was not downloaded. */
  faceRecognition(): Promise<FaceRecognition | null> {
    return this.#opened.get("face recognition", async () => {
      const file = faceRecognitionFile(this.pack);
      this.#faceRecognition = file === null ? null : await FaceRecognition.open(file, this.#options);
      return this.#faceRecognition;
    });
  }

  identityEncoder(): Promise<Network> {
    return this.#opened.get("identity encoder", async () => this.#open(await this.graphs.identityEncoder()));
  }

  slotEmbedding(): Promise<Network> {
    return this.#opened.get("slot embedding", async () => this.#open(await this.graphs.slotEmbedding()));
  }

  unet(): Promise<{ context: Network; unet: Network }> {
    return this.#opened.get("unet", async () => {
      const { context, unet } = await this.graphs.unet();
      return { context: this.#open(context), unet: this.#open(unet) };
    });
  }

  /** Of a pack that has one. @throws ConfigurationError where it belongs to another UNet or autoencoder */
  controlNet(place: { folder: string }): Promise<{ context: Network; controlNet: Network }> {
    return this.#opened.get("ControlNet", async () => {
      const { context, controlNet } = await this.graphs.controlNet(place);
      return { context: this.#open(context), controlNet: this.#open(controlNet) };
    });
  }

  decoder(): Promise<Network> {
    return this.#opened.get("decoder", async () => this.#open(await this.graphs.decoder()));
  }

  async release(): Promise<void> {
    await this.#opened.clear();
    await this.#sessions.releaseAll();
    await this.#faceRecognition?.release();
    this.#faceRecognition = null;
  }

  #open(graph: GraphModel): Network {
    // What a network takes matters only where memory is limited.
    const bytes = this.#options.deviceMemory === undefined ? 0 : weightBytes(graph);
    const network = { bytes, load: () => this.#load(graph) };
    return { run: (feeds) => this.#sessions.run(network, feeds) };
  }

  async #load(graph: GraphModel): Promise<InferenceSession> {
    const { onNotice = () => {} } = this.#options;
    const built = this.#built.find(graph);
    if (!built && this.#built.any)
      onNotice(`${graph.name} of "${this.pack.name}" has changed since it was built: its weights are prepared anew.`);
    try {
      return await openSession(built ?? graph, this.#options);
    } catch (error) {
      if (!built) throw error;
      onNotice(`What was built cannot be used, so weights are prepared anew: ${(error as Error).message}`);
      return openSession(graph, this.#options);
    }
  }
}
