import type { Character } from "../library/index.ts";
import { actionFor, defineCommand } from "./command.ts";
import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import type { Message } from "./message.ts";
import { mayChange } from "./people.ts";

export const characterRemove = defineCommand({
  name: "character remove",
  description: "Deletes a character with its pictures and embeddings, for good.",
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
      await context.reply(question(await removable(context, id)));
    },
    async now(context, id) {
      const character = await removable(context, id);
      await context.services.library.characters.remove(context.server.id, id);
      const message: Message = {
        text: `${character.name} was removed, with everything that was kept.`,
        tone: "success",
      };
      if (context.source) await context.source.edit({ ...message, private: true });
      else await context.reply({ ...message, private: true });
    },
  },
});

async function removable(context: RunContext, id: string): Promise<Character> {
  const character = await context.services.library.characters.get(context.server.id, id);
  if (!character) throw new UserError("This character has been removed already.");
  mayChange(context, character, `remove ${character.name}`);
  return character;
}

function question(character: Character): Message {
  return {
    text: `Remove ${character.name}? The cut-out and the embedding are deleted for good; panels that are drawn already stay.`,
    buttons: [
      {
        label: `Remove ${character.name}`,
        action: actionFor("character remove", "now", character.id),
        weight: "danger",
      },
    ],
    private: true,
  };
}
