import { defineCommand } from "./command.ts";
import { UserError } from "./errors.ts";
import { showProgress } from "./follow-character.ts";
import { keepOption } from "./kept.ts";
import { mayChange } from "./people.ts";

export const characterChange = defineCommand({
  name: "character change",
  description: "Changes what is kept of a character: face and clothes, or the face only.",
  options: {
    name: { type: "character", description: "The character", required: true, free: true },
    keep: { ...keepOption, required: true },
  },
  examples: ["/character change Ada keep: face"],
  details:
    "Panels that are drawn already stay as they are. For other photos or clothes, remove the character and add it again.",
  async run(context, { name: character, keep }) {
    const { library, queues } = context.services;
    const { id, name } = character;
    mayChange(context, character, `change ${name}`);
    if (character.status !== "ready")
      throw new UserError(`${name} is not ready. /character show ${name} tells what it waits for.`);
    if (character.looksOnly) throw new UserError(`Only the looks of ${name} are kept: there is no face.`);
    const faceOnly = keep === "face";
    const changed = await library.characters.encodeAgain(context.server.id, id, { looksOnly: false, faceOnly }, (tx) =>
      queues.encodeCharacter(context.server.id, id, tx),
    );
    await showProgress(context, changed);
  },
});
