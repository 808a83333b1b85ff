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
  readPack,
  readPhoto,
  type StoryMaker,
} from "../../src/pipeline/index.ts";
import { compileScript, type DrawingRequest, type RequestDefaults } from "../../src/story/index.ts";
import { names } from "../picture-book/captions/script.ts";
import type { HeldOut } from "../picture-book/held-out.ts";
import type { Case } from "./cases.ts";

const vision = fileURLToPath(new URL("../../models/vision", import.meta.url));

/** Somebody who was added from a picture alone. */
export type Added<Given extends { photo: Uint8Array }> = Given & { identity: Identity };

/** A held-out character. */
export type Member = Added<HeldOut>;

/** What is drawn of a case. */
export type Told<Person> = Pick<Case<HeldOut>, "name" | "kinds" | "scripts" | "seed"> & { cast: readonly Person[] };

/**
 * The drawing requests that the product makes of a case's story.
 * @throws Error where it does not find everybody in each panel, in the order of the cast
 */
export function requestsOf(
  { name, cast, kinds, scripts, seed }: Told<unknown>,
  defaults: Omit<RequestDefaults, "seed" | "style">,
): DrawingRequest[] {
  const members = cast.map((_, i) => ({ id: names[i]!, name: names[i]!, kind: kinds[i]! }));
  const { panels } = compileScript(scripts.join("\n"), members, { ...defaults, seed, style: "storybook" });
  for (const { recognised, text } of panels)
    if (recognised.join() !== members.map((member) => member.name).join())
      throw new Error(`${name}: "${text}" does not name everybody in turn`);
  return panels.map(({ request }) => request);
}

/** Draws through the product's own doors: photo -> reference -> identity, script -> request -> picture. */
export class Artist {
  readonly #maker: StoryMaker;
  readonly #reader: PhotoReader;
  readonly #folder: string;
  readonly #defaults: Omit<RequestDefaults, "seed" | "style">;

  private constructor(maker: StoryMaker, reader: PhotoReader, folder: string, negativePrompt: string) {
    this.#maker = maker;
    this.#reader = reader;
    this.#folder = folder;
    this.#defaults = { pack: maker.name, ...maker.defaults, negativePrompt };
  }

  /** @param folder where drawn panels are kept, so that a measurement that was broken off goes on */
  static async open(pack: string, folder: string): Promise<Artist> {
    mkdirSync(folder, { recursive: true });
    return new Artist(await openPack(pack), await PhotoReader.open(vision), folder, readPack(pack).negativePrompt);
  }

  /** Pixels of a panel's side: the picture book's panels are square. */
  get side(): number {
    return this.#maker.defaults.width;
  }

  async add<Given extends { photo: Uint8Array }>(person: Given): Promise<Added<Given>> {
    const photo = await readPhoto(person.photo);
    const [face = null] = await this.#reader.findFaces(photo);
    const reference = await this.#reader.cutOut(photo, face);
    return { ...person, identity: await this.#maker.encodeCharacter([reference]) };
  }

  /** The panels of a case, as a story would show them. `identities: false` switches everybody's identity off. */
  async story(told: Told<{ identity: Identity }>, { identities }: { identities: boolean }): Promise<RgbImage[]> {
    const pictures: RgbImage[] = [];
    for (const [i, request] of requestsOf(told, this.#defaults).entries()) {
      const file = path.join(this.#folder, `${told.name}-${i}${identities ? "" : "-without"}.png`);
      if (!existsSync(file)) {
        const people = told.cast.map(({ identity }, k) => ({ identity, box: request.slots[k]!.box }));
        const identityScale = identities ? request.identityScale : 0;
        const picture = await this.#maker.draw({ ...request, identities: people, identityScale });
        writeFileSync(file, await encodePng(picture));
      }
      pictures.push(await decodeImage(readFileSync(file)));
    }
    return pictures;
  }

  async release(): Promise<void> {
    await this.#reader.release();
    await this.#maker.release();
  }
}
