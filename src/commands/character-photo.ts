import { checkPicture } from "./check-picture.ts";
import { defineCommand } from "./command.ts";
import { consentQuestion, consentTerms } from "./consent.ts";
import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import { inPrivate, showProgress } from "./follow-character.ts";
import type { Attachment } from "./options.ts";
import { mayChange } from "./people.ts";

export const characterPhoto = defineCommand({
  name: "character photo",
  description: "Adds a photo to a character, so that it is drawn more like it is; four at most.",
  options: {
    name: { type: "character", description: "The character", required: true, free: true },
    photo: { type: "images", description: "One more picture of it", min: 1, max: 1, required: true },
    consent: {
      type: "boolean",
      description: "yes: I have the right to use this photo in this way",
      terms: consentTerms,
    },
  },
  examples: ["/character photo Ada"],
  details: "Send one photo with the command. One that cannot be used is left out, and the character stays as it was.",
  async run(context, { name: character, photo, consent }) {
    const { id, name, kind, faceOnly, status } = character;
    mayChange(context, character, `add a photo to ${name}`);
    if (status !== "ready")
      throw new UserError(`${name} is not ready. /character show ${name} tells what it waits for.`);
    for (const picture of photo) await checkPicture(context, picture, "");
    if (consent) return await addPhoto(context, id, photo);
    const addition = { serverId: context.server.id, personId: context.person.id, name, kind, photos: photo, faceOnly };
    const pending = context.services.pending.put({ ...addition, clothes: null, person: null, addTo: id });
    await context.reply(inPrivate(consentQuestion(`this photo of ${name}`, pending)));
  },
});

/** Adds the photo that consent was given for, and tells how it goes on. */
export async function addPhoto(context: RunContext, characterId: string, [photo]: Attachment[]): Promise<void> {
  const { library, queues } = context.services;
  const { id: serverId } = context.server;
  const character = await library.characters.get(serverId, characterId);
  if (!character || !photo) throw new UserError("This character has been removed. Add it again with /character add.");
  mayChange(context, character, `add a photo to ${character.name}`);
  const encoding = await library.photos.add(serverId, characterId, photo.bytes, (tx) =>
    queues.encodeCharacter(serverId, characterId, tx),
  );
  await showProgress(context, encoding);
}
