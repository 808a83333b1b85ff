import { longestName } from "../library/index.ts";
import { characterToChange } from "./character-to-change.ts";
import { defineCommand } from "./command.ts";
import { mayChange } from "./people.ts";

export const characterRename = defineCommand({
  name: "character rename",
  description: "Gives a character another name.",
  options: {
    name: { type: "character", description: "The character", required: true, free: true },
    to: { type: "text", description: "What stories shall call it", maxLength: 256, required: true },
  },
  examples: ["/character rename Ada to: Ada Lovelace"],
  details: "Stories that are told already keep the old name in their text.",
  async run(context, { name: character, to }) {
    mayChange(context, character, `rename ${character.name}`);
    await rename(context, character.id, to);
  },
  actions: {
    async ask(context, id, { name = "" }) {
      await characterToChange(context, id, "rename");
      await rename(context, id, name);
    },
  },
  forms: {
    async ask(context, id) {
      const { name } = await characterToChange(context, id, "rename");
      const field = { name: "name", label: "New name", value: name, multiline: false };
      return {
        title: "Rename a character",
        submit: "Rename",
        fields: [{ ...field, maxLength: longestName, required: true }],
      };
    },
  },
});

async function rename({ services, server, reply }: Parameters<typeof characterToChange>[0], id: string, typed: string) {
  const before = await services.library.characters.get(server.id, id);
  const { name } = await services.library.characters.rename(server.id, id, typed.replace(/^@/u, ""));
  await reply({ text: `${before?.name} is now called ${name}.`, tone: "success" });
}
