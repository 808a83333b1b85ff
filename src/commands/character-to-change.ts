import type { Character } from "../library/index.ts";
import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import { mayChange } from "./people.ts";

/** The character of a button. @throws UserError when it is gone, or this person may not do that */
export async function characterToChange(context: RunContext, id: string, what: string): Promise<Character> {
  const character = await context.services.library.characters.get(context.server.id, id);
  if (!character) throw new UserError("This character has been removed already.");
  mayChange(context, character, `${what} ${character.name}`);
  return character;
}
