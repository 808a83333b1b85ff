import type { RgbImage } from "../image.ts";
import type { Point } from "./face-crop.ts";

/** What is cut out of one photo of a character. */
export interface Reference {
  /** The person on white, stretched to 224x224. */
  body: RgbImage;
  /** The aligned face, 224x224; null = looks only. */
  face: RgbImage | null;
  /** Eyes, nose and mouth centre in pixels of the photo; null = no face. */
  faceKeypoints: Point[] | null;
  /** The person on white for showing, in their own proportions, at most 512 pixels long. */
  cutOut: RgbImage;
  /** The share of the photo that the person covers, 0..1. */
  personShare: number;
}
