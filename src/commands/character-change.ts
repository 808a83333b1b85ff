import { defineCommand } from "./command.ts";
import { UserError } from "./errors.ts";
import { showProgress } from "./follow-character.ts";
import { keepOption } from "./kept.ts";
import { mayChange } from "./people.ts";

export const characterChange = defineCommand({
  name: "character change",
  description: (t) => t("change.description"),
  options: {
    name: { type: "character", description: (t) => t("character.option"), required: true, free: true },
    keep: { ...keepOption, required: true },
  },
  examples: ["/character change Ada keep: face"],
  details: (t) => t("change.details"),
  async run(context, { name: character, keep }) {
    const { library, queues } = context.services;
    const { id, name } = character;
    mayChange(context, character, (t) => t("change.may", { name }));
    if (character.status !== "ready") throw new UserError((t) => t("character.not-ready", { name }));
    if (character.looksOnly) throw new UserError((t) => t("change.no-face", { name }));
    const faceOnly = keep === "face";
    const changed = await library.characters.encodeAgain(context.server.id, id, { looksOnly: false, faceOnly }, (tx) =>
      queues.encodeCharacter(context.server.id, id, tx),
    );
    await showProgress(context, changed);
  },
});
