import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import {
  decodeImage,
  encodePng,
  type Identity,
  openPack,
  PhotoReader,
  type RgbImage,
  readPhoto,
  type StoryMaker,
} from "../../src/pipeline/index.ts";
import { compileScript, type DrawingRequest } from "../../src/story/index.ts";
import type { HeldOut } from "../world/held-out.ts";

const models = fileURLToPath(new URL("../../models", import.meta.url));

/** What a user gives: a picture, and the kind of character that it shows. */
export interface Submission {
  photo: Uint8Array;
  character: { kind: string };
}

/** A character, added as a user adds one: from its photo alone. */
export type Added<Given extends Submission> = Given & {
  identity: Identity;
  /** The photo model found a face in the picture. */
  faced: boolean;
};

/** A held-out character. */
export type Member = Added<HeldOut>;

/** Draws panels through the product's own doors: photo -> reference -> identity, script -> request -> picture. */
export class Artist {
  readonly #maker: StoryMaker;
  readonly #reader: PhotoReader;
  readonly #folder: string;

  private constructor(maker: StoryMaker, reader: PhotoReader, folder: string) {
    this.#maker = maker;
    this.#reader = reader;
    this.#folder = folder;
  }

  /** @param folder where drawn panels are kept, so that a broken-off evaluation goes on */
  static async open(folder: string): Promise<Artist> {
    mkdirSync(folder, { recursive: true });
    const maker = await openPack(path.join(models, "storybook"));
    return new Artist(maker, await PhotoReader.open(path.join(models, "vision")), folder);
  }

  async add<Given extends Submission>(person: Given): Promise<Added<Given>> {
    const photo = await readPhoto(person.photo);
    const [face = null] = await this.#reader.findFaces(photo);
    const reference = await this.#reader.cutOut(photo, face);
    return { ...person, faced: face !== null, identity: await this.#maker.encodeCharacter([reference]) };
  }

  /** The panel of a script in which A, B … stand for the members; `identityScale` 0 switches identities off. */
  async panel(
    name: string,
    script: string,
    members: Added<Submission>[],
    seed: number,
    identityScale: number,
  ): Promise<RgbImage> {
    const file = path.join(this.#folder, `${name}.png`);
    if (existsSync(file)) return decodeImage(readFileSync(file));
    const request = this.#compile(script, members, seed);
    const identities = members.map(({ identity }, i) => ({ identity, box: request.slots[i]?.box ?? null }));
    const picture = await this.#maker.draw({ ...request, identities, identityScale });
    writeFileSync(file, await encodePng(picture));
    return picture;
  }

  #compile(script: string, members: Added<Submission>[], seed: number): DrawingRequest {
    const cast = members.map(({ character }, i) => ({ id: String(i), name: "AB"[i] ?? "", kind: character.kind }));
    const { width, height, steps, guidanceScale, identityScale } = this.#maker.defaults;
    const drawn = { pack: this.#maker.name, width, height, steps, guidanceScale, identityScale };
    const defaults = { ...drawn, seed, style: "storybook", negativePrompt: "" };
    const [panel] = compileScript(script, cast, defaults).panels;
    if (panel?.request.slots.length !== members.length) throw new Error(`"${script}" does not mention everybody`);
    return panel.request;
  }

  async release(): Promise<void> {
    await this.#reader.release();
    await this.#maker.release();
  }
}
