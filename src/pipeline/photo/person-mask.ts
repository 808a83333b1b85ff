import sharp from "sharp";
import type { GrayImage, RgbImage } from "../image.ts";
import type { Face } from "./faces.ts";
import { scaleTo, type VisionNetwork } from "./network.ts";

const side = 256;
/** Side of the window around a face, in widths of the face: shoulders and more, as in the network's own pictures. */
const windowInFaces = 6;

/**
 * How sure the network is of a person at each pixel of the photo, 0..255 (MediaPipe's selfie segmentation). It sees a
 * picture stretched to a square and knows selfies: people in wide pictures of groups, and small ones, it overlooks.
 * Where a face is given it therefore looks again through a window around it, and there that finer look counts.
 */
export async function personLikelihood(network: VisionNetwork, photo: RgbImage, face: Face | null): Promise<GrayImage> {
  const likelihood = await look(network, photo);
  const area = face && windowAround(face, photo);
  if (!area) return likelihood;
  const near = await look(network, await cut(photo, area));
  for (let y = 0; y < near.height; y++) {
    const row = near.data.subarray(y * near.width, (y + 1) * near.width);
    likelihood.data.set(row, (y + area.top) * photo.width + area.left);
  }
  return likelihood;
}

interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Null where the window would hold most of the photo anyway. */
function windowAround({ box }: Face, photo: RgbImage): Area | null {
  const length = windowInFaces * box.width;
  const left = Math.max(0, Math.floor(box.x + box.width / 2 - length / 2));
  const top = Math.max(0, Math.floor(box.y - box.height));
  const width = Math.min(photo.width, Math.ceil(left + length)) - left;
  const height = Math.min(photo.height, Math.ceil(top + length)) - top;
  if (width < 1 || height < 1 || width * height > 0.75 * photo.width * photo.height) return null;
  return { left, top, width, height };
}

async function cut(photo: RgbImage, area: Area): Promise<RgbImage> {
  const raw = { width: photo.width, height: photo.height, channels: 3 } as const;
  const data = await sharp(photo.data, { raw }).extract(area).raw().toBuffer();
  return { width: area.width, height: area.height, data };
}

async function look(network: VisionNetwork, image: RgbImage): Promise<GrayImage> {
  const { width, height } = image;
  const small = await scaleTo(image, side, side);
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
