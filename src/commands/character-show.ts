import { cutOuts, statusMessage, statusWord } from "./character-message.ts";
import { defineCommand } from "./command.ts";

export const characterShow = defineCommand({
  name: "character show",
  description: "Shows one character: the cut-out, the kind and who added it.",
  options: {
    name: { type: "character", description: "The character", required: true, free: true },
  },
  examples: ["/character show Ada"],
  async run(context, { name: character }) {
    const { services } = context;
    const added = character.createdAt.toISOString().slice(0, 10);
    await context.reply({
      text: character.name,
      items: [
        { title: "Kind", text: character.kind },
        { title: "Status", text: [statusWord(character), character.statusText].filter(Boolean).join(": ") },
        { title: "Added", text: `by ${character.createdByName}, ${added}` },
      ],
      pictures: await cutOuts(services, character),
      buttons: (await statusMessage(services, character)).buttons ?? [],
    });
  },
});
