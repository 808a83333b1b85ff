import { setTimeout } from "node:timers/promises";
import type { Character } from "../library/index.ts";
import { characterToChange } from "./character-to-change.ts";
import { actionFor, defineCommand } from "./command.ts";
import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import { answerInPlace, inPrivate, showProgress } from "./follow-character.ts";
import type { Message } from "./message.ts";
import { mayChange } from "./people.ts";

export const characterRemove = defineCommand({
  name: "character remove",
  description: "Deletes a character with its pictures and embeddings; for a minute that can be undone.",
  options: {
    name: { type: "character", description: "The character", required: true, free: true },
  },
  examples: ["/character remove Ada"],
  async run(context, { name: character }) {
    mayChange(context, character, `remove ${character.name}`);
    await context.reply(question(character));
  },
  actions: {
    async ask(context, id) {
      await context.reply(question(await characterToChange(context, id, "remove")));
    },
    async now(context, id) {
      const { name } = await characterToChange(context, id, "remove");
      const { library, background, undoMilliseconds } = context.services;
      await library.characters.hide(context.server.id, id);
      const sent = await answerInPlace(context, removed(`${name} was removed. It can still be had back.`, id));
      background.run("remove character", async (signal) => {
        await setTimeout(undoMilliseconds, undefined, { signal });
        await library.removeDeleted(undoMilliseconds, context.server.id);
        if (await library.characters.get(context.server.id, id)) return;
        await sent.edit(removed(`${name} was removed, with everything that was kept.`));
      });
    },
    async undo(context, id) {
      await haveBack(context, id);
    },
  },
});

async function haveBack(context: RunContext, id: string): Promise<void> {
  const { library, queues } = context.services;
  const { id: serverId } = context.server;
  const character = await library.characters.restore(serverId, id);
  if (!character) throw new UserError("It is too late: this character is deleted.");
  if (character.status !== "encoding") {
    await answerInPlace(context, inPrivate({ text: `${character.name} is back.`, tone: "success" }));
    return;
  }
  // Whoever was reading the photos has found nobody and given up.
  const { looksOnly, faceOnly } = character;
  const again = await library.characters.encodeAgain(serverId, id, { looksOnly, faceOnly }, (tx) =>
    queues.encodeCharacter(serverId, id, tx),
  );
  await showProgress(context, again);
}

const removed = (text: string, undoable?: string): Message =>
  inPrivate({
    ...{ text, tone: "success" },
    ...(undoable ? { buttons: [{ label: "Undo", action: actionFor("character remove", "undo", undoable) }] } : {}),
  });

function question(character: Character): Message {
  return inPrivate({
    text: `Remove ${character.name}? The cut-out and the embedding are deleted; panels that are drawn already stay.`,
    buttons: [
      {
        label: `Remove ${character.name}`,
        action: actionFor("character remove", "now", character.id),
        weight: "danger",
      },
    ],
  });
}
