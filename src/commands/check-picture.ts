import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import type { Attachment } from "./options.ts";

/**
 * Refuses a picture that nobody can read, by a look at its header.
 * @param which stands before the message: which of several pictures it is
 * @throws UserError that says what to do
 */
export async function checkPicture(context: RunContext, picture: Attachment, which: string): Promise<void> {
  try {
    await context.services.checkPhoto(picture.bytes);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "PhotoError") throw error;
    throw new UserError(`${which}${error.message}`, { cause: error });
  }
}
