import { type Character, type Photo, readSafety } from "../library/index.ts";
import { explainOutcome } from "./explain-outcome.ts";
import { CannotDraw, identityFor, type JobContext } from "./job-context.ts";
import type { EncodeJob } from "./job-data.ts";
import type { ClothesReading, PhotoReading } from "./painter.ts";
import { remark } from "./remarks.ts";

/**
 * Makes a character ready to be drawn: reads its photos, keeps a reference of each (the originals go), encodes them.
 * Ends with one of the statuses "ready", "no-face" (the photos stay, so that the looks can still be taken) or "failed",
 * each with a text for people. Doing it twice is harmless.
 */
export async function encodeCharacter(context: JobContext, job: EncodeJob): Promise<void> {
  const { library } = context;
  const { serverId, characterId } = job;
  const character = await library.characters.get(serverId, characterId);
  if (!character) return;
  const cannot = async (status: "no-face" | "failed", outcome: "PhotoError" | "CannotDraw", text: string) => {
    const { error, errorId } = explainOutcome(context.log, outcome, text);
    await library.characters.setStatus(serverId, characterId, status, error, errorId);
  };

  const all = await library.photos.list(serverId, characterId);
  const photos = all.filter(({ shows }) => shows === "person");
  const read: { photo: Photo; reading: Usable }[] = [];
  const problems: string[] = [];
  // A photo that was added later and cannot be used goes, and the character stays as it was.
  const before = photos.some(({ referenceKey }) => referenceKey !== null);
  for (const photo of photos) {
    const reading = photo.referenceKey ? null : await readPhoto(context, photo, character.looksOnly);
    if (!reading) continue;
    if (reading.usable) read.push({ photo, reading });
    else if (before) await library.photos.remove(serverId, photo.id);
    if (!reading.usable) problems.push(photos.length > 1 ? ofPhoto(photo, reading.problem) : reading.problem);
  }
  const clothes = all.find(({ shows }) => shows === "clothes");
  const worn = clothes && !clothes.referenceKey ? await readClothes(context, clothes) : null;
  if (worn?.usable === false) problems.push(remark("clothes-of", { problem: worn.problem }));
  if (problems.length > 0 && !before) {
    await cannot("failed", "PhotoError", problems.join("\n"));
    return;
  }
  const faceless = read.filter(({ reading }) => reading.reference === null);
  const hasFace = photos.some((photo) => photo.referenceKey) || faceless.length < read.length;
  if (!hasFace && !character.looksOnly) {
    await cannot("no-face", "PhotoError", remark(photos.length > 1 ? "no-face-in-any" : "no-face"));
    return;
  }
  for (const { photo, reading } of read) {
    // Beside photos with a face, one without still shows clothes and build.
    const usable = reading.reference ? reading : await readPhoto(context, photo, true);
    if (!usable?.usable || !usable.reference) continue;
    const { reference, preview } = usable;
    const faceNote = character.looksOnly ? "" : faceNoteFor(reading.faces);
    await library.photos.cutOut(serverId, photo.id, { reference, preview, facesFound: reading.faces, faceNote });
  }
  if (clothes && worn?.usable) {
    const { reference, preview } = worn;
    await library.photos.cutOut(serverId, clothes.id, { reference, preview, facesFound: null, faceNote: "" });
  }
  try {
    await identityFor(context, character, context.pack);
  } catch (error) {
    if (!(error instanceof CannotDraw)) throw error;
    await cannot("failed", "CannotDraw", error.message);
    return;
  }
  const notes = [...problems, readyText(character, await library.photos.list(serverId, characterId))];
  const text = notes.filter((note) => note !== "").join("\n");
  const errorId = problems.length > 0 ? explainOutcome(context.log, "PhotoError", problems.join("\n")).errorId : null;
  await library.characters.setStatus(serverId, characterId, "ready", text, errorId);
}

type Usable = Extract<PhotoReading, { usable: true }>;

async function readPhoto(context: JobContext, photo: Photo, looksOnly: boolean): Promise<PhotoReading | null> {
  const bytes = await context.library.photos.original(photo.serverId, photo.id);
  if (!bytes) return null;
  const safety = await readSafety(context.library, photo.serverId);
  return context.child.call("readPhoto", { bytes, looksOnly, safety }, { signal: context.signal });
}

async function readClothes(context: JobContext, photo: Photo): Promise<ClothesReading | null> {
  const bytes = await context.library.photos.original(photo.serverId, photo.id);
  if (!bytes) return null;
  const safety = await readSafety(context.library, photo.serverId);
  return context.child.call("readClothes", { bytes, safety }, { signal: context.signal });
}

function ofPhoto({ position }: Photo, problem: string): string {
  return remark("photo-of", { number: position + 1, problem });
}

function faceNoteFor(faces: number): string {
  if (faces === 0) return remark("no-face-in-it");
  return faces > 1 ? remark("many-faces", { faces }) : "";
}

function readyText(character: Character, photos: Photo[]): string {
  const people = photos.filter(({ shows }) => shows === "person");
  const clothes = people.length < photos.length;
  if (character.looksOnly) return remark(clothes ? "looks-without-clothes" : "looks-only");
  const notes = people
    .filter((photo) => photo.faceNote !== "")
    .map((photo) => (people.length > 1 ? ofPhoto(photo, photo.faceNote) : photo.faceNote));
  if (character.faceOnly) notes.unshift(remark("face-only"));
  else if (clothes) notes.unshift(remark("own-clothes"));
  return notes.join("\n");
}
