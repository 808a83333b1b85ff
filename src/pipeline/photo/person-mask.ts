import sharp from "sharp";
import type { GrayImage, RgbImage } from "../image.ts";
import { scaleTo, type VisionNetwork } from "./network.ts";

const side = 256;

/** How sure the network is of a person at each pixel of the photo, 0..255 (MediaPipe's selfie segmentation). */
export async function personLikelihood(network: VisionNetwork, photo: RgbImage): Promise<GrayImage> {
  const { width, height } = photo;
  const small = await scaleTo(photo, side, side);
  const [share] = await network.run(
    Float32Array.from(small.data, (value) => value / 255),
    side,
  );
  const data = await sharp(
    Uint8Array.from(share!, (value) => Math.round(value * 255)),
    { raw: { width: side, height: side, channels: 1 } },
  )
    .resize(width, height, { fit: "fill", kernel: "linear" })
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  return { width, height, data };
}
