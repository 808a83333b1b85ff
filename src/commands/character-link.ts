import { awaitsConsent, type Character, type Member } from "../library/index.ts";
import { cutOuts } from "./character-message.ts";
import { type ActionHandler, actionFor } from "./command.ts";
import { kept } from "./consent.ts";
import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import { answerInPlace, inPrivate } from "./follow-character.ts";
import { daysToAnswer } from "./forget-unanswered.ts";
import type { Button, Message } from "./message.ts";
import type { PersonOption } from "./options.ts";

/** The person of the server whom a character shows, as an option of commands. */
export const forOption = {
  type: "person",
  description: "The person of this server whom it shows; they are asked, and must agree before it is used",
} as const satisfies PersonOption;

/** Asks the person whom a character shows, where everybody sees it; whoever says it of themselves is not asked. */
export async function askPerson(context: RunContext, character: Character): Promise<void> {
  if (awaitsConsent(character)) await context.reply(question(character, context.person.name));
}

/** What the person whom a character shows can answer. Nobody else can use these buttons. */
export function answerButtons({ id }: Character): Button[] {
  return [
    { label: "Agree", action: actionFor("character change", "agree", id), weight: "primary" },
    { label: "Decline", action: actionFor("character change", "decline", id), weight: "danger" },
    { label: "Show me what is kept", action: actionFor("character change", "preview", id) },
  ];
}

/** Ends the link that was agreed to; for the person whom it shows, too. */
export function unlinkButton({ id }: Character): Button {
  return { label: "End the link", action: actionFor("character change", "unlink", id) };
}

/** The actions of those buttons; the argument is the character's id. */
export const linkActions = {
  async agree(context, id) {
    const { name, personName } = await shownTo(context, id);
    if (!(await context.services.library.characters.agree(context.server.id, id, context.person.id))) throw answered();
    await answerInPlace(context, {
      text: `${personName} agreed: ${name} can be used in stories, and whoever mentions ${personName} in one means ${name}.`,
      tone: "success",
    });
  },
  async decline(context, id) {
    const character = await shownTo(context, id);
    if (!awaitsConsent(character)) throw answered();
    await context.services.library.characters.remove(context.server.id, id);
    await answerInPlace(context, {
      text: `${character.personName} declined: ${character.name} was removed, with everything that was kept.`,
    });
  },
  async preview(context, id) {
    const character = await shownTo(context, id);
    const pictures = await cutOuts(context.services, character);
    const text = pictures.length > 0 ? `What is kept of ${character.name}:` : "The photos are still being read.";
    await context.reply(inPrivate({ text, pictures }));
  },
  /** Nobody else can end it: the character would be used without the person whom it shows. */
  async unlink(context, id) {
    const { name } = await shownTo(context, id);
    await context.services.library.characters.unlink(context.server.id, id, context.person.id);
    await context.reply(inPrivate({ text: `${name} is linked with nobody any more.`, tone: "success" }));
  },
} as const satisfies Record<string, ActionHandler>;

/** Links a character with a person and asks that person: once, so that nobody is told of it again and again. */
export async function link(context: RunContext, character: Character, person: Member): Promise<void> {
  const { id, name, personId, personName } = character;
  if (personId === person.id)
    throw new UserError(`${name} is linked with ${person.name} already: /character show ${name} tells the rest.`);
  if (personId !== null)
    throw new UserError(
      `${name} is linked with ${personName}. Only ${personName} can end that; or remove ${name}, and add it again.`,
    );
  const linked = await context.services.library.characters.link(context.server.id, id, person, context.person.id);
  if (!linked) throw new UserError(`${name} was changed meanwhile. Try again.`);
  const text = awaitsConsent(linked)
    ? `${name} is not used until ${person.name} agrees.`
    : `${name} is linked with ${person.name}.`;
  await context.reply(inPrivate({ text, tone: "success" }));
  await askPerson(context, linked);
}

function question(character: Character, by: string): Message {
  const { name, personId, personName } = character;
  return {
    ping: { id: personId!, name: personName! },
    text: [
      `${by} says that the character ${name} shows you. It is not used until you agree; then a mention of you in a story means ${name}. If you decline, or do not answer within ${daysToAnswer} days, all that is kept of it is deleted. You can remove it at any time: /character remove ${name}, or /privacy.`,
      kept,
    ].join("\n"),
    buttons: answerButtons(character),
  };
}

/** The character of a button, for the person whom it shows. @throws UserError for anybody else */
async function shownTo(context: RunContext, id: string): Promise<Character> {
  const character = await context.services.library.characters.get(context.server.id, id);
  if (!character) throw new UserError("This character has been removed already.");
  onlyFor(context, character);
  return character;
}

function onlyFor({ person }: RunContext, { name, personId, personName }: Character): void {
  if (personId === person.id) return;
  throw new UserError(personName ? `Only ${personName} can decide that.` : `${name} is linked with nobody any more.`);
}

const answered = () => new UserError("You have agreed already. You can still remove it, or end the link.");
