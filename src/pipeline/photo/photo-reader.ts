import { join } from "node:path";
import type { RgbImage } from "../image.ts";
import { cropSize, maskBounds, type PixelBox, personOnWhite } from "./body-crop.ts";
import { type CutBy, personMask } from "./cut-out.ts";
import { faceCrop, type Point } from "./face-crop.ts";
import { facePoints, surerFacePoints } from "./face-points.ts";
import { type Face, findFaces } from "./faces.ts";
import { VisionNetwork } from "./network.ts";
import { pillowBicubic } from "./pil-resize.ts";
import type { Photo } from "./read.ts";
import type { Reference } from "./reference.ts";
import { coveredShare } from "./regions.ts";
import { judgePicture, type Safety } from "./safety.ts";
import { scaleForShowing } from "./scale-for-showing.ts";

/** Faces in photos score at least this; with less the points are looked for again. */
const sure = 0.85;

/** Looks at photos: faces, who is to be cut out, whether a picture may be shown. The networks are loaded once, by `open`. */
export class PhotoReader {
  readonly #faces: VisionNetwork;
  readonly #person: VisionNetwork;
  readonly #safety: VisionNetwork;
  readonly #found = new WeakMap<Photo, Promise<Face[]>>();

  private constructor(faces: VisionNetwork, person: VisionNetwork, safety: VisionNetwork) {
    this.#faces = faces;
    this.#person = person;
    this.#safety = safety;
  }

  /**
   * @param visionFolder models/vision
   * @param options threads: how many a network may use; 0 or absent leaves it to the runtime
   * @throws Error that names the model which cannot be loaded
   */
  static async open(visionFolder: string, options: { threads?: number } = {}): Promise<PhotoReader> {
    const load = (file: string) => VisionNetwork.open(join(visionFolder, file), options.threads);
    return new PhotoReader(
      await load("blazeface-back-256.onnx"),
      await load("selfie-segmentation-256.onnx"),
      await load("nsfw-mobilenet-v2-224.onnx"),
    );
  }

  /** All faces in a photo, largest first. */
  findFaces(photo: Photo): Promise<Face[]> {
    const found = this.#found.get(photo) ?? findFaces(this.#faces, photo);
    this.#found.set(photo, found);
    return found;
  }

  /** The person of `face` (one of `findFaces`) as a reference; without a face whatever the photo shows. */
  async cutOut(photo: Photo, face: Face | null): Promise<Reference> {
    const { mask, by } = await personMask(this.#person, photo, face, face ? await this.findFaces(photo) : []);
    const person = personOnWhite(photo, mask);
    const faceKeypoints = face && (await this.#pointsOf(face, person, maskBounds(mask), by));
    return {
      body: pillowBicubic(person, cropSize, cropSize),
      face: faceKeypoints && faceCrop(photo, faceKeypoints),
      faceKeypoints,
      cutOut: await scaleForShowing(person),
      personShare: coveredShare(mask),
    };
  }

  /** The face's points in pixels of the photo; `person` begins at the left and top of `bounds` there. */
  async #pointsOf(face: Face, person: RgbImage, bounds: PixelBox | null, by: CutBy): Promise<Point[]> {
    const drawn = by === "transparency" || by === "plain ground";
    if (!drawn && face.score >= sure) return facePoints(face);
    const points = await surerFacePoints(this.#faces, person, drawn);
    return points?.map(([x, y]): Point => [x + (bounds?.left ?? 0), y + (bounds?.top ?? 0)]) ?? facePoints(face);
  }

  /** Judges a photo or a drawn panel. */
  safety(image: RgbImage): Promise<Safety> {
    return judgePicture(this.#safety, image);
  }

  async release(): Promise<void> {
    for (const network of [this.#faces, this.#person, this.#safety]) await network.release();
  }
}
