import type { Character } from "../library/index.ts";
import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import { mayChange } from "./people.ts";

/** Texts for "Only … can", about a character. */
type May = "remove.may" | "rename.may" | "add-photo.may";

/** The character of a button. @throws UserError when it is gone, or this person may not do that */
export async function characterToChange(context: RunContext, id: string, what: May): Promise<Character> {
  const character = await context.services.library.characters.get(context.server.id, id);
  if (!character) throw new UserError((t) => t("character.gone-already"));
  mayChange(context, character, (t) => t(what, { name: character.name }));
  return character;
}
