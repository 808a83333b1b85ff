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
/** More than this many times the person is furniture. */
const largestExcess = 2.5;
/** Regions smaller than this share of the largest are crumbs; the network takes bits of scenery for people. */
const crumb = 0.02;
const crumbOfScenery = 0.1;

/** What a mask goes by: the picture's own transparency, its plain ground (drawings), the network, or nothing. */
export type CutBy = "transparency" | "plain ground" | "network" | "nothing";

/**
 * Who is to be cut out. In a group it is the person of `face`. Where nobody is found it is the whole picture.
 * @param faces all faces of the photo, `face` among them
 */
export async function personMask(
  network: VisionNetwork,
  photo: Photo,
  face: Face | null,
  faces: readonly Face[],
): Promise<{ mask: GrayImage; by: CutBy }> {
  const found = transparency(photo) ?? (await opaqueMask(network, photo, face));
  return face ? { ...found, mask: separatePerson(found.mask, face, faces) } : found;
}

function transparency({ alpha }: Photo): { mask: GrayImage; by: CutBy } | null {
  const mask = alpha && somebody(keepLargeRegions({ ...alpha, data: binary(alpha.data) }, crumb));
  return mask && { mask, by: "transparency" };
}

async function opaqueMask(
  network: VisionNetwork,
  photo: RgbImage,
  face: Face | null,
): Promise<{ mask: GrayImage; by: CutBy }> {
  const likelihood = await personLikelihood(network, photo, face);
  const person = { ...likelihood, data: binary(likelihood.data) };
  const drawn = figureOnPlainGround(photo);
  const figure = drawn && agree(drawn, person) && somebody(keepLargeRegions(drawn, crumb));
  if (figure) return { mask: figure, by: "plain ground" };
  const mask = somebody(fillHoles(keepLargeRegions(person, crumbOfScenery)));
  return mask ? { mask, by: "network" } : { mask: everything(photo), by: "nothing" };
}

function everything({ width, height }: RgbImage): GrayImage {
  return { width, height, data: new Uint8Array(width * height).fill(255) };
}

const binary = (values: Uint8Array): Uint8Array => values.map((value) => (value >= likely ? 255 : 0));

function somebody(mask: GrayImage): GrayImage | null {
  const share = coveredShare(mask);
  return share >= smallest && share <= largest ? mask : null;
}

/** Whether a figure may be this person: it holds nearly all of them and is not far larger. Anything may be nobody. */
function agree(figure: GrayImage, person: GrayImage): boolean {
  let [both, people, pixels] = [0, 0, 0];
  for (let pixel = 0; pixel < person.data.length; pixel++) {
    if (figure.data[pixel] !== 0) pixels++;
    if (person.data[pixel] === 0) continue;
    people++;
    if (figure.data[pixel] !== 0) both++;
  }
  const nobody = people < smallest * person.data.length;
  return nobody || (both >= agreement * people && pixels <= largestExcess * people);
}
