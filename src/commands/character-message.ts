import { awaitsConsent, type Character, type Photo } from "../library/index.ts";
import { actionFor } from "./command.ts";
import type { Services } from "./context.ts";
import { keptWord } from "./kept.ts";
import type { Message, Picture } from "./message.ts";

/** What everybody may see of a character: nothing before the person whom it shows has agreed. */
export async function shownCutOuts(services: Services, character: Character): Promise<Picture[]> {
  return awaitsConsent(character) ? [] : cutOuts(services, character);
}

/** The cut-outs of a character, the main photo's first, its clothes last. */
export async function cutOuts(services: Services, character: Character): Promise<Picture[]> {
  const photos = await services.library.photos.list(character.serverId, character.id);
  const mainFirst = (a: Photo, b: Photo) => Number(b.isMain) - Number(a.isMain) || a.position - b.position;
  return photos.sort(mainFirst).flatMap(({ previewKey, shows }) => {
    const alt = `${shows === "clothes" ? "The clothes of" : "What was cut out for"} ${character.name}`;
    return previewKey ? [{ file: previewKey, alt }] : [];
  });
}

/** How far a character is, in a message that can stand in place of an earlier one. */
export async function statusMessage(services: Services, character: Character): Promise<Message> {
  const { name, id, statusText } = character;
  const remove = { label: "Remove", action: actionFor("character remove", "ask", id), weight: "danger" as const };
  switch (character.status) {
    case "encoding":
      return { text: `Looking at the photos of ${name} …`, progress: { label: `Reading ${name}`, share: null } };
    case "ready":
      return {
        tone: "success",
        text: [awaitsConsent(character) ? waiting(character) : ready(character), statusText].filter(Boolean).join("\n"),
        pictures: await cutOuts(services, character),
      };
    case "no-face":
      return {
        tone: "error",
        text:
          statusText ||
          `No face was found in the photo of ${name}. Keep looks only, or remove ${name} and add another photo.`,
        buttons: [
          { label: "Keep looks only", action: actionFor("character add", "looks", id), weight: "primary" },
          remove,
        ],
      };
    case "failed":
      return {
        tone: "error",
        text: `${name} could not be made. ${statusText || "The photo could not be read."} Remove ${name} and add another photo.`,
        buttons: [remove],
      };
  }
}

const ready = ({ name }: Character) => `${name} is ready. Use the name in a story: /story ${name} waves`;
const waiting = ({ name, personName }: Character) => `${name} is ready, and is not used until ${personName} agrees.`;

/** One word or two on a character's status, for lists. */
export function statusWord(character: Character): string {
  const kept = keptWord(character);
  if (awaitsConsent(character)) return `waits until ${character.personName} agrees`;
  if (character.status === "ready") return kept ? `ready (${kept})` : "ready";
  return { encoding: "being read", "no-face": "no face found", failed: "failed" }[character.status];
}
