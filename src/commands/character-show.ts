import { cutOuts, statusMessage, statusWord } from "./character-message.ts";
import { defineCommand } from "./command.ts";
import { keptWord } from "./kept.ts";

export const characterShow = defineCommand({
  name: "character show",
  description: "Shows one character: the cut-out, the kind and who added it.",
  options: {
    name: { type: "character", description: "The character", required: true, free: true },
  },
  examples: ["/character show Ada"],
  async run(context, { name: character }) {
    const { services } = context;
    const photos = await services.library.photos.list(context.server.id, character.id);
    const hasClothes = photos.some(({ shows }) => shows === "clothes");
    const worn = keptWord(character) ? "their own picture, which is not used now" : "those of their own picture";
    const added = character.createdAt.toISOString().slice(0, 10);
    await context.reply({
      text: character.name,
      items: [
        { title: "Kind", text: character.kind },
        { title: "Status", text: [statusWord(character), character.statusText].filter(Boolean).join(": ") },
        ...(hasClothes ? [{ title: "Clothes", text: worn }] : []),
        { title: "Added", text: `by ${character.createdByName}, ${added}` },
      ],
      pictures: await cutOuts(services, character),
      buttons: (await statusMessage(services, character)).buttons ?? [],
    });
  },
});
