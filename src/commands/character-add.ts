import { cleanKind, cleanName } from "../library/index.ts";
import { commonKinds } from "../story/index.ts";
import { askPerson, forOption } from "./character-link.ts";
import { addPhoto } from "./character-photo.ts";
import { alone, checkPicture, numbered } from "./check-picture.ts";
import { defineCommand } from "./command.ts";
import { consentQuestion, consentTerms, consentWording, withConsentNotice } from "./consent.ts";
import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import { answerInPlace, inPrivate, showProgress } from "./follow-character.ts";
import { keepOption } from "./kept.ts";
import type { PendingAddition } from "./pending.ts";
import { mayChange } from "./people.ts";
import { checkAllowed, readSettings } from "./settings.ts";
import { say } from "./texts/index.ts";

export const characterAdd = defineCommand({
  name: "character add",
  description: (t) => t("add.description"),
  options: {
    name: { type: "text", description: (t) => t("add.name"), maxLength: 256, required: true, free: true },
    photos: { type: "images", description: (t) => t("add.photos"), min: 1, max: 4, required: true },
    clothes: {
      type: "images",
      description: (t) => t("add.clothes"),
      min: 1,
      max: 1,
    },
    kind: {
      type: "text",
      description: (t) => t("add.kind"),
      maxLength: 60,
      suggestions: commonKinds,
    },
    keep: keepOption,
    for: forOption,
    consent: {
      type: "boolean",
      description: (t) => t("add.consent"),
      terms: consentTerms,
    },
  },
  examples: ["/character add Ada kind: woman", "/character add Tom kind: ginger cat", "/character add Bo keep: face"],
  details: (t) => t("add.details"),
  async run(context, { name: typedName, photos, clothes: sentClothes, kind: typedKind, keep, for: person, consent }) {
    const settings = await readSettings(context.services.library, context.server.id);
    await checkAllowed(context, settings, "characters", (t) => t("add.may"));
    const name = await freeName(context, typedName);
    const kind = cleanKind((typedKind ?? "person").replace(/^(?:an?|the) /iu, ""));
    const clothes = sentClothes?.[0] ?? null;
    const faceOnly = keep === "face";
    if (clothes && faceOnly) throw new UserError((t) => t("add.face-or-clothes"));
    for (const [index, photo] of photos.entries())
      await checkPicture(context, photo, photos.length > 1 ? numbered(index + 1) : alone);
    if (clothes)
      await checkPicture(context, clothes, (problem) => (t) => t("remark.clothes-of", { problem: say(problem, t) }));
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
      await answerInPlace(context, inPrivate({ text: (t) => t("add.declined") }));
    },
    async looks(context, id) {
      const { library, queues } = context.services;
      const character = await library.characters.get(context.server.id, id);
      if (!character) throw new UserError((t) => t("character.gone-add"));
      const { name } = character;
      mayChange(context, character, (t) => t("add.decide", { name }));
      if (character.status !== "no-face") throw new UserError((t) => t("add.decided", { name }));
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
  if (taken) throw new UserError((t) => t("add.taken", { name: taken.name }));
  return name;
}

function takePending(context: RunContext, id: string): PendingAddition {
  const addition = context.services.pending.take(id, context.server.id, context.person.id);
  if (addition) return addition;
  throw new UserError((t) => t("add.photos-gone"));
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
      consent: { by: person.id, wording: consentWording(context.languages.person) },
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
