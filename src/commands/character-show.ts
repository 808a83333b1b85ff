import { awaitsConsent, type Character } from "../library/index.ts";
import { answerButtons, unlinkButton } from "./character-link.ts";
import { shownCutOuts, statusMessage, statusWord } from "./character-message.ts";
import { characterToChange } from "./character-to-change.ts";
import { actionFor, defineCommand } from "./command.ts";
import type { RunContext } from "./context.ts";
import { errorNote } from "./error-note.ts";
import { UserError } from "./errors.ts";
import { keptWord } from "./kept.ts";
import type { Button } from "./message.ts";
import { remarkText } from "./remark-text.ts";
import { beginStory } from "./tell-story.ts";
import { say, type Text } from "./texts/index.ts";

export const characterShow = defineCommand({
  name: "character show",
  description: (t) => t("show.description"),
  options: {
    name: { type: "character", description: (t) => t("character.option"), required: true, free: true },
  },
  examples: ["/character show Ada"],
  async run(context, { name: character }) {
    const { services } = context;
    const photos = await services.library.photos.list(context.server.id, character.id);
    const stories = await services.library.characters.storiesWith(context.server.id, character.id);
    const hasClothes = photos.some(({ shows }) => shows === "clothes");
    const worn = keptWord(character) ? "show.clothes-unused" : "show.clothes-used";
    const added = { person: character.createdByName, date: character.createdAt.toISOString().slice(0, 10) };
    await context.reply({
      text: character.name,
      items: [
        { title: (t) => t("show.kind"), text: character.kind },
        { title: (t) => t("show.status"), text: status(character) },
        ...(character.personId === null ? [] : [{ title: label("show.shows"), text: shows(character) }]),
        ...(hasClothes ? [{ title: label("show.clothes"), text: label(worn) }] : []),
        { title: (t) => t("show.added"), text: (t) => t("show.added-by", added) },
        { title: (t) => t("show.used"), text: (t) => t("show.stories", { count: stories }) },
      ],
      pictures: await shownCutOuts(services, character),
      buttons: await buttons(context, character),
      ...errorNote(character.errorId),
    });
  },
  actions: {
    async portrait(context, id) {
      const character = await context.services.library.characters.get(context.server.id, id);
      if (!character) throw new UserError((t) => t("character.gone"));
      const script = `[close-up] @${character.name} smiles`;
      await beginStory(context, { script, style: null, size: null, seed: null, pose: null, ping: false });
    },
    // For whoever presses it where no form with pictures can be opened.
    async photo(context, id) {
      const { name } = await characterToChange(context, id, "add-photo.may");
      await context.reply({ text: (t) => t("show.send-photo", { name }), private: true });
    },
  },
  forms: {
    async photo(context, id) {
      const { name } = await characterToChange(context, id, "add-photo.may");
      return { command: "character photo", values: { name } };
    },
  },
});

type Label = "show.shows" | "show.clothes" | "show.clothes-used" | "show.clothes-unused";
const label =
  (key: Label): Text =>
  (t) =>
    t(key);

function status(character: Character): Text {
  const { statusText: note } = character;
  const word = statusWord(character);
  return note ? (t) => t("show.status-note", { status: say(word, t), note: say(remarkText(note), t) }) : word;
}

function shows({ personName, agreedAt }: Character): Text {
  const person = personName ?? "";
  if (!agreedAt) return (t) => t("show.asked", { person });
  const date = agreedAt.toISOString().slice(0, 10);
  return (t) => t("show.agreed", { person, date });
}

async function buttons({ services }: RunContext, character: Character): Promise<Button<Text>[]> {
  const { id, status } = character;
  const remove: Button<Text> = {
    label: (t) => t("character.button.remove"),
    action: actionFor("character remove", "ask", id),
    weight: "danger",
  };
  if (awaitsConsent(character)) return [...answerButtons(character), remove];
  if (status !== "ready") return (await statusMessage(services, character)).buttons ?? [];
  return [
    { label: (t) => t("show.button.portrait"), action: actionFor("character show", "portrait", id), weight: "primary" },
    { label: (t) => t("show.button.rename"), action: actionFor("character rename", "ask", id) },
    { label: (t) => t("show.button.photo"), action: actionFor("character show", "photo", id) },
    ...(character.personId === null ? [] : [unlinkButton(character)]),
    remove,
  ];
}
