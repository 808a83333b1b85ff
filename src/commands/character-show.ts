import { awaitsConsent, type Character } from "../library/index.ts";
import { answerButtons, unlinkButton } from "./character-link.ts";
import { shownCutOuts, statusMessage, statusWord } from "./character-message.ts";
import { characterToChange } from "./character-to-change.ts";
import { actionFor, defineCommand } from "./command.ts";
import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import { keptWord } from "./kept.ts";
import type { Button } from "./message.ts";
import { tellStory } from "./tell-story.ts";

export const characterShow = defineCommand({
  name: "character show",
  description: "Shows one character: the cut-out, the kind, who added it, and what can be done with it.",
  options: {
    name: { type: "character", description: "The character", required: true, free: true },
  },
  examples: ["/character show Ada"],
  async run(context, { name: character }) {
    const { services } = context;
    const photos = await services.library.photos.list(context.server.id, character.id);
    const stories = await services.library.characters.storiesWith(context.server.id, character.id);
    const hasClothes = photos.some(({ shows }) => shows === "clothes");
    const worn = keptWord(character) ? "their own picture, which is not used now" : "those of their own picture";
    const added = character.createdAt.toISOString().slice(0, 10);
    await context.reply({
      text: character.name,
      items: [
        { title: "Kind", text: character.kind },
        { title: "Status", text: [statusWord(character), character.statusText].filter(Boolean).join(": ") },
        ...(character.personId === null ? [] : [{ title: "Shows", text: shows(character) }]),
        ...(hasClothes ? [{ title: "Clothes", text: worn }] : []),
        { title: "Added", text: `by ${character.createdByName}, ${added}` },
        { title: "Used", text: stories === 1 ? "in one story" : `in ${stories} stories` },
      ],
      pictures: await shownCutOuts(services, character),
      buttons: await buttons(context, character),
    });
  },
  actions: {
    async portrait(context, id) {
      const character = await context.services.library.characters.get(context.server.id, id);
      if (!character) throw new UserError("This character has been removed.");
      const script = `[close-up] @${character.name} smiles`;
      await tellStory(context, { script, style: null, size: null, seed: null, pose: null, ping: false });
    },
    async photo(context, id) {
      const { name } = await characterToChange(context, id, "add a photo to");
      await context.reply({ text: `Send the photo with the command: /character photo ${name}`, private: true });
    },
  },
});

const shows = ({ personName, agreedAt }: Character) =>
  agreedAt ? `${personName}, who agreed on ${agreedAt.toISOString().slice(0, 10)}` : `${personName}, who was asked`;

async function buttons({ services }: RunContext, character: Character): Promise<Button[]> {
  const { id, status } = character;
  const remove = { label: "Remove", action: actionFor("character remove", "ask", id), weight: "danger" as const };
  if (awaitsConsent(character)) return [...answerButtons(character), remove];
  if (status !== "ready") return (await statusMessage(services, character)).buttons ?? [];
  return [
    { label: "Draw a portrait", action: actionFor("character show", "portrait", id), weight: "primary" },
    { label: "Rename", action: actionFor("character rename", "ask", id) },
    { label: "Add photo", action: actionFor("character show", "photo", id) },
    ...(character.personId === null ? [] : [unlinkButton(character)]),
    remove,
  ];
}
