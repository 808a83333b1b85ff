import type { Character, Photo } from "../library/index.ts";
import { CannotDraw, identityFor, type JobContext } from "./job-context.ts";
import type { EncodeJob } from "./job-data.ts";
import type { PhotoReading } from "./painter.ts";

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
  const settle = (status: "ready" | "no-face" | "failed", text: string) =>
    library.characters.setStatus(serverId, characterId, status, text);

  const photos = await library.photos.list(serverId, characterId);
  const read: { photo: Photo; reading: Usable }[] = [];
  const problems: string[] = [];
  for (const photo of photos) {
    const reading = photo.referenceKey ? null : await readPhoto(context, photo, character.looksOnly);
    if (!reading) continue;
    if (reading.usable) read.push({ photo, reading });
    else problems.push(photos.length > 1 ? `Photo ${photo.position + 1}: ${reading.problem}` : reading.problem);
  }
  if (problems.length > 0) {
    await settle("failed", problems.join("\n"));
    return;
  }
  const faceless = read.filter(({ reading }) => reading.reference === null);
  const hasFace = photos.some((photo) => photo.referenceKey) || faceless.length < read.length;
  if (!hasFace && !character.looksOnly) {
    await settle("no-face", noFaceText(photos.length));
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
  try {
    await identityFor(context, character, context.pack);
  } catch (error) {
    if (!(error instanceof CannotDraw)) throw error;
    await settle("failed", error.message);
    return;
  }
  await settle("ready", readyText(character, await library.photos.list(serverId, characterId)));
}

type Usable = Extract<PhotoReading, { usable: true }>;

async function readPhoto(context: JobContext, photo: Photo, looksOnly: boolean): Promise<PhotoReading | null> {
  const bytes = await context.library.photos.original(photo.serverId, photo.id);
  return bytes && context.child.call("readPhoto", { bytes, looksOnly }, { signal: context.signal });
}

function noFaceText(photos: number): string {
  return photos > 1
    ? "No face was found in any of the photos. Send others, or keep looks only: hair, clothes and colours without a face."
    : "No face was found in the photo. Send another one, or keep looks only: hair, clothes and colours without a face.";
}

function faceNoteFor(faces: number): string {
  if (faces === 0) return "No face was found; clothes and build are taken from it.";
  return faces > 1 ? `${faces} faces were found; the largest was taken.` : "";
}

function readyText(character: Character, photos: Photo[]): string {
  if (character.looksOnly) return "Looks only: hair, clothes and colours are kept, no face.";
  return photos
    .filter((photo) => photo.faceNote !== "")
    .map((photo) => (photos.length > 1 ? `Photo ${photo.position + 1}: ${photo.faceNote}` : photo.faceNote))
    .join("\n");
}
