import type { Character } from "../library/index.ts";
import { forOption, link, linkActions } from "./character-link.ts";
import { defineCommand } from "./command.ts";
import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import { showProgress } from "./follow-character.ts";
import { keepOption } from "./kept.ts";
import { mayChange } from "./people.ts";

export const characterChange = defineCommand({
  name: "character change",
  description: "Changes what is kept of a character (face and clothes, or the face only), or whom it shows.",
  options: {
    name: { type: "character", description: "The character", required: true, free: true },
    keep: keepOption,
    for: forOption,
  },
  examples: ["/character change Ada keep: face", "/character change Ada for: @Ada"],
  details:
    "Panels that are drawn already stay as they are. For other photos or clothes, remove the character and add it again. A character that is linked with a person is used once they agree; only they can end the link, in /character show.",
  async run(context, { name: character, keep, for: person }) {
    if ((keep === null) === (person === null))
      throw new UserError("Say one thing to change: what is kept (keep), or whom it shows (for).");
    mayChange(context, character, `change ${character.name}`);
    if (person) await link(context, character, person);
    else await changeKept(context, character, keep === "face");
  },
  actions: linkActions,
});

async function changeKept(context: RunContext, character: Character, faceOnly: boolean): Promise<void> {
  const { library, queues } = context.services;
  const { id, name } = character;
  if (character.status !== "ready")
    throw new UserError(`${name} is not ready. /character show ${name} tells what it waits for.`);
  if (character.looksOnly) throw new UserError(`Only the looks of ${name} are kept: there is no face.`);
  const changed = await library.characters.encodeAgain(context.server.id, id, { looksOnly: false, faceOnly }, (tx) =>
    queues.encodeCharacter(context.server.id, id, tx),
  );
  await showProgress(context, changed);
}
