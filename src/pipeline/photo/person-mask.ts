import sharp from "sharp";
import type { GrayImage, RgbImage } from "../image.ts";
import type { Face } from "./faces.ts";
import { scaleTo, toInput, type VisionNetwork } from "./network.ts";

const side = 256;
/** Side of the window around a face, in widths of the face: shoulders and more, as in the network's own pictures. */
const windowInFaces = 6;

/**
 * How sure the network is of a person at each pixel of the photo, 0..255 (MediaPipe's selfie segmentation). It sees a
 * picture stretched to a square and knows selfies: people in wide pictures of groups, and small ones, it overlooks.
 * Where a face is given it therefore looks again through a window around it, and there that finer look counts, unless it
 * does not even see the face (a drawing, too near to be taken for a person).
 */
export async function personLikelihood(network: VisionNetwork, photo: RgbImage, face: Face | null): Promise<GrayImage> {
  const likelihood = await look(network, photo);
  const area = face && windowAround(face, photo);
  if (!area) return likelihood;
  const near = await look(network, await cut(photo, area));
  if (!sees(near, face.box.x - area.left, face.box.y - area.top, face.box.width, face.box.height)) return likelihood;
  for (let y = 0; y < near.height; y++) {
    const row = near.data.subarray(y * near.width, (y + 1) * near.width);
    likelihood.data.set(row, (y + area.top) * photo.width + area.left);
  }
  return likelihood;
}

/** Whether most of a box (pixels, it may reach out of the picture) is likely a person. */
function sees(likelihood: GrayImage, left: number, top: number, width: number, height: number): boolean {
  let [likely, all] = [0, 0];
  for (let y = Math.max(0, Math.ceil(top)); y < Math.min(likelihood.height, top + height); y++) {
    for (let x = Math.max(0, Math.ceil(left)); x < Math.min(likelihood.width, left + width); x++) {
      all++;
      if (likelihood.data[y * likelihood.width + x]! >= 128) likely++;
    }
  }
  return likely > all / 2;
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
  const [share] = await network.run(toInput(small, 255), side);
  const sureness = new Uint8Array(side * side);
  for (let i = 0; i < sureness.length; i++) sureness[i] = Math.round(share![i]! * 255);
  const data = await sharp(sureness, { raw: { width: side, height: side, channels: 1 } })
    .resize(width, height, { fit: "fill", kernel: "linear" })
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  return { width, height, data };
}
