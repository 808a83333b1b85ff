import { longestName } from "../library/index.ts";
import { characterToChange } from "./character-to-change.ts";
import { defineCommand } from "./command.ts";
import { mayChange } from "./people.ts";

export const characterRename = defineCommand({
  name: "character rename",
  description: (t) => t("rename.description"),
  options: {
    name: { type: "character", description: (t) => t("character.option"), required: true, free: true },
    to: { type: "text", description: (t) => t("rename.to"), maxLength: 256, required: true },
  },
  examples: ["/character rename Ada to: Ada Lovelace"],
  details: (t) => t("rename.details"),
  async run(context, { name: character, to }) {
    mayChange(context, character, (t) => t("rename.may", { name: character.name }));
    await rename(context, character.id, to);
  },
  actions: {
    async ask(context, id, { name = "" }) {
      await characterToChange(context, id, "rename.may");
      await rename(context, id, name);
    },
  },
  forms: {
    async ask(context, id) {
      const { name } = await characterToChange(context, id, "rename.may");
      const field = { name: "name", value: name, multiline: false, maxLength: longestName, required: true };
      return {
        title: (t) => t("rename.title"),
        submit: (t) => t("rename.submit"),
        fields: [{ ...field, label: (t) => t("rename.field") }],
      };
    },
  },
});

async function rename({ services, server, reply }: Parameters<typeof characterToChange>[0], id: string, typed: string) {
  const before = await services.library.characters.get(server.id, id);
  const { name } = await services.library.characters.rename(server.id, id, typed.replace(/^@/u, ""));
  await reply({ text: (t) => t("rename.done", { before: before?.name ?? "", name }), tone: "success" });
}
