import { shownCutOuts, statusWord } from "./character-message.ts";
import { actionFor, defineCommand } from "./command.ts";
import type { RunContext } from "./context.ts";
import type { Item, Message } from "./message.ts";

const onePage = 20;

export const characterList = defineCommand({
  name: "character list",
  description: "Shows the characters of this server.",
  options: {},
  examples: ["/character list"],
  async run(context) {
    await context.reply(await page(context, 0));
  },
  actions: {
    async page(context, first) {
      await context.reply(await page(context, Math.max(0, Number.parseInt(first, 10) || 0)));
    },
  },
});

async function page(context: RunContext, first: number): Promise<Message> {
  const all = await context.services.library.characters.list(context.server.id);
  if (all.length === 0) return { text: "There are no characters here yet. Add one with /character add and a photo." };
  const shown = all.slice(first, first + onePage);
  const items = await Promise.all(
    shown.map(async (character): Promise<Item> => {
      const picture = (await shownCutOuts(context.services, character))[0];
      const text = `${character.kind}, ${statusWord(character)}`;
      return { title: character.name, text, ...(picture ? { picture } : {}) };
    }),
  );
  const next = first + onePage;
  const count = all.length === 1 ? "One character" : `${all.length} characters`;
  return {
    text: `${count} on this server${shown.length < all.length ? `, ${first + 1} to ${first + shown.length}` : ""}.`,
    items,
    ...(next < all.length
      ? { buttons: [{ label: "More", action: actionFor("character list", "page", String(next)) }] }
      : {}),
  };
}
