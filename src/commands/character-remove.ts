import { setTimeout } from "node:timers/promises";
import type { Character } from "../library/index.ts";
import { characterToChange } from "./character-to-change.ts";
import { actionFor, defineCommand } from "./command.ts";
import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import { answerInPlace, inPrivate, showProgress } from "./follow-character.ts";
import type { Draft } from "./message.ts";
import { mayChange } from "./people.ts";
import type { Text } from "./texts/index.ts";

export const characterRemove = defineCommand({
  name: "character remove",
  description: (t) => t("remove.description"),
  options: {
    name: { type: "character", description: (t) => t("character.option"), required: true, free: true },
  },
  examples: ["/character remove Ada"],
  async run(context, { name: character }) {
    mayChange(context, character, (t) => t("remove.may", { name: character.name }));
    await context.reply(question(character));
  },
  actions: {
    async ask(context, id) {
      await context.reply(question(await characterToChange(context, id, "remove.may")));
    },
    async now(context, id) {
      const { name } = await characterToChange(context, id, "remove.may");
      const { library, background, undoMilliseconds } = context.services;
      await library.characters.hide(context.server.id, id);
      const sent = await answerInPlace(
        context,
        removed((t) => t("remove.hidden", { name }), id),
      );
      background.run("remove character", async (signal) => {
        await setTimeout(undoMilliseconds, undefined, { signal });
        await library.removeDeleted(undoMilliseconds, context.server.id);
        if (await library.characters.get(context.server.id, id)) return;
        await sent.edit(removed((t) => t("remove.done", { name })));
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
  if (!character) throw new UserError((t) => t("remove.too-late"));
  if (character.status !== "encoding") {
    const { name } = character;
    await answerInPlace(context, inPrivate({ text: (t) => t("remove.back", { name }), tone: "success" }));
    return;
  }
  // Whoever was reading the photos has found nobody and given up.
  const { looksOnly, faceOnly } = character;
  const again = await library.characters.encodeAgain(serverId, id, { looksOnly, faceOnly }, (tx) =>
    queues.encodeCharacter(serverId, id, tx),
  );
  await showProgress(context, again);
}

const removed = (text: Text, undoable?: string): Draft =>
  inPrivate({
    ...{ text, tone: "success" },
    ...(undoable
      ? {
          buttons: [{ label: (t) => t("remove.button.undo"), action: actionFor("character remove", "undo", undoable) }],
        }
      : {}),
  });

function question({ id, name }: Character): Draft {
  return inPrivate({
    text: (t) => t("remove.question", { name }),
    buttons: [
      {
        label: (t) => t("remove.button.now", { name }),
        action: actionFor("character remove", "now", id),
        weight: "danger",
      },
    ],
  });
}
