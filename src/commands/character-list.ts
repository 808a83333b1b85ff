import { shownCutOuts, statusWord } from "./character-message.ts";
import { actionFor, defineCommand } from "./command.ts";
import type { RunContext } from "./context.ts";
import type { Draft, Item } from "./message.ts";
import { say, type Text } from "./texts/index.ts";

/** As many as Discord shows pictures in a message. */
const onePage = 10;

export const characterList = defineCommand({
  name: "character list",
  description: (t) => t("list.description"),
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

async function page(context: RunContext, first: number): Promise<Draft> {
  const all = await context.services.library.characters.list(context.server.id);
  if (all.length === 0) return { text: (t) => t("list.empty") };
  const shown = all.slice(first, first + onePage);
  const items = await Promise.all(
    shown.map(async (character): Promise<Item<Text>> => {
      const picture = (await shownCutOuts(context.services, character))[0];
      const text: Text = (t) => `${character.kind}, ${say(statusWord(character), t)}`;
      return { title: character.name, text, ...(picture ? { picture } : {}) };
    }),
  );
  const next = first + onePage;
  const count = all.length;
  return {
    text: (t) =>
      shown.length < count
        ? t("list.page", { all: count, first: first + 1, last: first + shown.length })
        : t("list.all", { count }),
    items,
    ...(next < all.length
      ? {
          buttons: [{ label: (t) => t("list.button.more"), action: actionFor("character list", "page", String(next)) }],
        }
      : {}),
  };
}
