import { awaitsConsent, type Character, type Member } from "../library/index.ts";
import { cutOuts } from "./character-message.ts";
import { type ActionHandler, actionFor } from "./command.ts";
import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import { answerInPlace, inPrivate } from "./follow-character.ts";
import { daysToAnswer } from "./forget-unanswered.ts";
import type { Button, Draft } from "./message.ts";
import type { PersonOption } from "./options.ts";
import type { Text } from "./texts/index.ts";

/** The person of the server whom a character shows, as an option of commands. */
export const forOption = {
  type: "person",
  description: (t) => t("link.option"),
} as const satisfies PersonOption<Text>;

/** Asks the person whom a character shows, where everybody sees it; whoever says it of themselves is not asked. */
export async function askPerson(context: RunContext, character: Character): Promise<void> {
  if (awaitsConsent(character)) await context.reply(question(character, context.person.name));
}

/** What the person whom a character shows can answer. Nobody else can use these buttons. */
export function answerButtons({ id }: Character): Button<Text>[] {
  return [
    { label: (t) => t("link.button.agree"), action: actionFor("character change", "agree", id), weight: "primary" },
    { label: (t) => t("link.button.decline"), action: actionFor("character change", "decline", id), weight: "danger" },
    { label: (t) => t("link.button.preview"), action: actionFor("character change", "preview", id) },
  ];
}

/** Ends the link that was agreed to; for the person whom it shows, too. */
export function unlinkButton({ id }: Character): Button<Text> {
  return { label: (t) => t("link.button.unlink"), action: actionFor("character change", "unlink", id) };
}

/** The actions of those buttons; the argument is the character's id. */
export const linkActions = {
  async agree(context, id) {
    const { name, personName } = await shownTo(context, id);
    const person = personName ?? "";
    if (!(await context.services.library.characters.agree(context.server.id, id, context.person.id))) throw answered();
    await answerInPlace(context, {
      text: (t) => t("link.agreed", { person, name }),
      tone: "success",
    });
  },
  async decline(context, id) {
    const character = await shownTo(context, id);
    if (!awaitsConsent(character)) throw answered();
    await context.services.library.characters.remove(context.server.id, id);
    const { name, personName } = character;
    await answerInPlace(context, { text: (t) => t("link.declined", { person: personName ?? "", name }) });
  },
  async preview(context, id) {
    const character = await shownTo(context, id);
    const pictures = await cutOuts(context.services, character);
    const { name } = character;
    const text: Text = (t) => (pictures.length > 0 ? t("link.kept", { name }) : t("link.being-read"));
    await context.reply(inPrivate({ text, pictures }));
  },
  /** Nobody else can end it: the character would be used without the person whom it shows. */
  async unlink(context, id) {
    const { name } = await shownTo(context, id);
    await context.services.library.characters.unlink(context.server.id, id, context.person.id);
    await context.reply(inPrivate({ text: (t) => t("link.ended", { name }), tone: "success" }));
  },
} as const satisfies Record<string, ActionHandler>;

/** Links a character with a person and asks that person: once, so that nobody is told of it again and again. */
export async function link(context: RunContext, character: Character, person: Member): Promise<void> {
  const { id, name, personId, personName } = character;
  const who = { name, person: person.name };
  if (personId === person.id) throw new UserError((t) => t("link.already", who));
  if (personId !== null) throw new UserError((t) => t("link.with-other", { name, person: personName ?? "" }));
  const linked = await context.services.library.characters.link(context.server.id, id, person, context.person.id);
  if (!linked) throw new UserError((t) => t("link.changed-meanwhile", { name }));
  const text: Text = (t) => t(awaitsConsent(linked) ? "link.waits" : "link.done", who);
  await context.reply(inPrivate({ text, tone: "success" }));
  await askPerson(context, linked);
}

function question(character: Character, by: string): Draft {
  const { name, personId, personName } = character;
  return {
    ping: { id: personId!, name: personName! },
    text: (t) => [t("link.question", { by, name, days: daysToAnswer }), t("consent.kept")].join("\n"),
    buttons: answerButtons(character),
  };
}

/** The character of a button, for the person whom it shows. @throws UserError for anybody else */
async function shownTo(context: RunContext, id: string): Promise<Character> {
  const character = await context.services.library.characters.get(context.server.id, id);
  if (!character) throw new UserError((t) => t("character.gone-already"));
  onlyFor(context, character);
  return character;
}

function onlyFor({ person }: RunContext, { name, personId, personName }: Character): void {
  if (personId === person.id) return;
  throw new UserError((t) => (personName ? t("link.only-they", { person: personName }) : t("link.ended", { name })));
}

const answered = () => new UserError((t) => t("link.answered"));
