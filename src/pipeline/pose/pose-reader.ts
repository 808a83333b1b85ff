import { join } from "node:path";
import { VisionNetwork } from "../photo/network.ts";
import type { Photo } from "../photo/read.ts";
import { findPose } from "./find-pose.ts";
import type { Skeleton } from "./skeleton.ts";

/** Reads how somebody stands in a photo. The network is loaded once, by `open`. */
export class PoseReader {
  readonly #network: VisionNetwork;

  private constructor(network: VisionNetwork) {
    this.#network = network;
  }

  /**
   * @param visionFolder models/vision
   * @param options threads: how many the network may use; 0 or absent leaves it to the runtime
   * @throws Error that names the model which cannot be loaded
   */
  static async open(visionFolder: string, options: { threads?: number } = {}): Promise<PoseReader> {
    const file = join(visionFolder, "movenet-lightning-192.onnx");
    return new PoseReader(await VisionNetwork.open(file, options.threads));
  }

  /**
   * The most prominent person's pose, in heights of the photo.
   * @throws PhotoError "nobody" where it does not surely show somebody's shoulders
   */
  read(photo: Photo): Promise<Skeleton> {
    return findPose(this.#network, photo);
  }

  release(): Promise<void> {
    return this.#network.release();
  }
}
