import type { GrayImage, RgbImage } from "../image.ts";
import type { Face } from "./faces.ts";
import { figureOnPlainGround } from "./ground.ts";
import type { VisionNetwork } from "./network.ts";
import { personLikelihood } from "./person-mask.ts";
import type { Photo } from "./read.ts";
import { coveredShare, fillHoles, keepLargeRegions } from "./regions.ts";
import { separatePerson } from "./separate.ts";

/** Of 255: the network takes a pixel for a person. */
const likely = 128;
/** Shares of the picture between which a mask is taken for somebody. */
const smallest = 0.01;
const largest = 0.98;
/** A figure on a plain ground must hold this much of what the network takes for a person, or the ground was poured into it. */
const agreement = 0.75;
/** Regions smaller than this share of the largest are crumbs. */
const crumb = 0.02;

/**
 * Who is to be cut out, as a mask: by the picture's own transparency, else (drawings) by its plain ground, else by the
 * network; in a group only the person of `face`. Where none of these finds anybody it is the whole picture.
 */
export async function personMask(
  network: VisionNetwork,
  photo: Photo,
  face: Face | null,
  faces: readonly Face[],
): Promise<GrayImage> {
  const mask = transparency(photo) ?? (await opaqueMask(network, photo));
  if (!mask)
    return { width: photo.width, height: photo.height, data: new Uint8Array(photo.width * photo.height).fill(255) };
  return face ? separatePerson(mask, face, faces) : mask;
}

function transparency({ alpha }: Photo): GrayImage | null {
  return alpha && somebody(keepLargeRegions({ ...alpha, data: binary(alpha.data) }, crumb));
}

async function opaqueMask(network: VisionNetwork, photo: RgbImage): Promise<GrayImage | null> {
  const likelihood = await personLikelihood(network, photo);
  const person = { ...likelihood, data: binary(likelihood.data) };
  const drawn = figureOnPlainGround(photo);
  if (drawn && holds(drawn, person)) {
    const figure = somebody(keepLargeRegions(drawn, crumb));
    if (figure) return figure;
  }
  return somebody(fillHoles(keepLargeRegions(person, crumb)));
}

const binary = (values: Uint8Array): Uint8Array => values.map((value) => (value >= likely ? 255 : 0));

function somebody(mask: GrayImage): GrayImage | null {
  const share = coveredShare(mask);
  return share >= smallest && share <= largest ? mask : null;
}

/** Whether `figure` holds nearly all of `person` (all, when there is nobody). */
function holds(figure: GrayImage, person: GrayImage): boolean {
  let [both, all] = [0, 0];
  for (const [pixel, value] of person.data.entries()) {
    if (value === 0) continue;
    all++;
    if (figure.data[pixel] !== 0) both++;
  }
  return both >= agreement * all;
}
