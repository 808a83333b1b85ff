import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import type { Attachment } from "./options.ts";
import { remarkText } from "./remark-text.ts";
import { say, type Text } from "./texts/index.ts";

/** Says which of several pictures a problem is about. */
export type Which = (problem: Text) => Text;

/** The only picture. */
export const alone: Which = (problem) => problem;
export const numbered =
  (number: number): Which =>
  (problem) =>
  (t) =>
    t("remark.photo-of", { number, problem: say(problem, t) });

/**
 * Refuses a picture that nobody can read, by a look at its header.
 * @throws UserError that says what to do
 */
export async function checkPicture(context: RunContext, picture: Attachment, which: Which): Promise<void> {
  try {
    await context.services.checkPhoto(picture.bytes);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "PhotoError") throw error;
    throw new UserError(which(remarkText(error.message)), { cause: error });
  }
}
