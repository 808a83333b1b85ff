import { alone, checkPicture } from "./check-picture.ts";
import { defineCommand } from "./command.ts";
import { consentQuestion, consentTerms } from "./consent.ts";
import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import { inPrivate, showProgress } from "./follow-character.ts";
import type { Attachment } from "./options.ts";
import { mayChange } from "./people.ts";

export const characterPhoto = defineCommand({
  name: "character photo",
  description: (t) => t("add-photo.description"),
  options: {
    name: { type: "character", description: (t) => t("character.option"), required: true, free: true },
    photo: { type: "images", description: (t) => t("add-photo.photo"), min: 1, max: 1, required: true },
    consent: {
      type: "boolean",
      description: (t) => t("add-photo.consent"),
      terms: consentTerms,
    },
  },
  examples: ["/character photo Ada"],
  details: (t) => t("add-photo.details"),
  async run(context, { name: character, photo, consent }) {
    const { id, name, kind, faceOnly, status } = character;
    mayChange(context, character, (t) => t("add-photo.may", { name }));
    if (status !== "ready") throw new UserError((t) => t("character.not-ready", { name }));
    for (const picture of photo) await checkPicture(context, picture, alone);
    if (consent) return await addPhoto(context, id, photo);
    const addition = { serverId: context.server.id, personId: context.person.id, name, kind, photos: photo, faceOnly };
    const pending = context.services.pending.put({ ...addition, clothes: null, person: null, addTo: id });
    await context.reply(inPrivate(consentQuestion((t) => t("add-photo.this", { name }), pending)));
  },
});

/** Adds the photo that consent was given for, and tells how it goes on. */
export async function addPhoto(context: RunContext, characterId: string, [photo]: Attachment[]): Promise<void> {
  const { library, queues } = context.services;
  const { id: serverId } = context.server;
  const character = await library.characters.get(serverId, characterId);
  if (!character || !photo) throw new UserError((t) => t("character.gone-add"));
  mayChange(context, character, (t) => t("add-photo.may", { name: character.name }));
  const encoding = await library.photos.add(serverId, characterId, photo.bytes, (tx) =>
    queues.encodeCharacter(serverId, characterId, tx),
  );
  await showProgress(context, encoding);
}
