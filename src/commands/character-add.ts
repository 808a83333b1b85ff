import { cleanKind, cleanName } from "../library/index.ts";
import { commonKinds } from "../story/index.ts";
import { askPerson, forOption } from "./character-link.ts";
import { addPhoto } from "./character-photo.ts";
import { checkPicture } from "./check-picture.ts";
import { defineCommand } from "./command.ts";
import { consentQuestion, consentTerms, consentWording, withConsentNotice } from "./consent.ts";
import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import { answerInPlace, inPrivate, showProgress } from "./follow-character.ts";
import { keepOption } from "./kept.ts";
import type { PendingAddition } from "./pending.ts";
import { mayChange } from "./people.ts";
import { checkAllowed, readSettings } from "./settings.ts";

export const characterAdd = defineCommand({
  name: "character add",
  description: "Makes a character from one to four photos, drawings or pictures of a pet.",
  options: {
    name: { type: "text", description: "What stories call the character", maxLength: 256, required: true, free: true },
    photos: { type: "images", description: "Pictures that show the character", min: 1, max: 4, required: true },
    clothes: {
      type: "images",
      description: "A picture of clothes to wear instead of those in the photos",
      min: 1,
      max: 1,
    },
    kind: {
      type: "text",
      description: "woman, man, girl, boy, person, or up to three words of your own",
      maxLength: 60,
      suggestions: commonKinds,
    },
    keep: keepOption,
    for: forOption,
    consent: {
      type: "boolean",
      description: "yes: I have the right to use these photos in this way",
      terms: consentTerms,
    },
  },
  examples: ["/character add Ada kind: woman", "/character add Tom kind: ginger cat", "/character add Bo keep: face"],
  details:
    "Send one to four photos with the command. The drawing model is told the kind, not the name. A character wears in every picture what the main photo shows, or the picture of clothes; with the face only, say in each story what it wears: Ada (in a red coat). You are asked to confirm that you may use the photos. With for, the person whom it shows is asked as well: until they agree it is not used, and then a mention of them in a story means it.",
  async run(context, { name: typedName, photos, clothes: sentClothes, kind: typedKind, keep, for: person, consent }) {
    const settings = await readSettings(context.services.library, context.server.id);
    checkAllowed(context, settings, "characters", "add characters");
    const name = await freeName(context, typedName);
    const kind = cleanKind((typedKind ?? "person").replace(/^(?:an?|the) /iu, ""));
    const clothes = sentClothes?.[0] ?? null;
    const faceOnly = keep === "face";
    if (clothes && faceOnly)
      throw new UserError(
        "Keep the face only, or send a picture of clothes, not both: with the face only, each story says what is worn.",
      );
    for (const [index, photo] of photos.entries())
      await checkPicture(context, photo, photos.length > 1 ? `Photo ${index + 1}: ` : "");
    if (clothes) await checkPicture(context, clothes, "Clothes: ");
    const addition = {
      ...{ serverId: context.server.id, personId: context.person.id },
      ...{ name, kind, photos, clothes, faceOnly, person, addTo: null },
    };
    if (consent) await add(context, addition, (message) => inPrivate(withConsentNotice(message)));
    else await context.reply(inPrivate(consentQuestion(name, context.services.pending.put(addition))));
  },
  actions: {
    async consent(context, id) {
      const addition = takePending(context, id);
      if (addition.addTo) return await addPhoto(context, addition.addTo, addition.photos);
      await freeName(context, addition.name);
      await add(context, addition);
    },
    async decline(context, id) {
      takePending(context, id);
      await answerInPlace(context, inPrivate({ text: "Nothing was stored." }));
    },
    async looks(context, id) {
      const { library, queues } = context.services;
      const character = await library.characters.get(context.server.id, id);
      if (!character) throw new UserError("This character has been removed. Add it again with /character add.");
      mayChange(context, character, `decide about ${character.name}`);
      if (character.status !== "no-face") throw new UserError(`${character.name} needs no decision any more.`);
      const again = await library.characters.encodeAgain(
        context.server.id,
        id,
        { looksOnly: true, faceOnly: false },
        (tx) => queues.encodeCharacter(context.server.id, id, tx),
      );
      await showProgress(context, again);
    },
  },
});

async function freeName(context: RunContext, typed: string): Promise<string> {
  const name = cleanName(typed.replace(/^@/u, ""));
  const taken = await context.services.library.characters.findByName(context.server.id, name);
  if (taken)
    throw new UserError(
      `There is a character called ${taken.name} already. Choose another name, or remove that one first.`,
    );
  return name;
}

function takePending(context: RunContext, id: string): PendingAddition {
  const addition = context.services.pending.take(id, context.server.id, context.person.id);
  if (addition) return addition;
  throw new UserError("These photos are not kept any more. Send them again with /character add.");
}

async function add(context: RunContext, addition: PendingAddition, decorate = inPrivate): Promise<void> {
  const { library, queues } = context.services;
  const { person, server } = context;
  const character = await library.characters.add(
    server.id,
    {
      name: addition.name,
      kind: addition.kind,
      createdBy: person.id,
      createdByName: person.name,
      consent: { by: person.id, wording: consentWording },
      photos: addition.photos.map(({ bytes }) => bytes),
      clothes: addition.clothes?.bytes ?? null,
      faceOnly: addition.faceOnly,
      person: addition.person,
    },
    (tx, { id }) => queues.encodeCharacter(server.id, id, tx),
  );
  await showProgress(context, character, decorate);
  await askPerson(context, character);
}
