import { actionFor } from "./command.ts";
import type { Message } from "./message.ts";

/** Stored with the character: which wording was agreed to. Changes whenever the text below does. */
export const consentWording = "2026-11-23";

/** What is kept of a photo, and for how long. */
export const kept = [
  "What is kept: the figure cut out of the picture, the picture of clothes if you send one, and an embedding of face and clothes, which stories are drawn with. All are encrypted and used on this server only.",
  "For how long: until somebody who may does /character remove, or the bot leaves the server. The photo itself is deleted as soon as the figure is cut out.",
].join("\n");

const whose =
  "are you the person in the picture, or do you have that person's permission (for a child: the parents')? A drawing or a pet must be yours to use.";

/** The same in a form, where it is agreed to together with everything else. */
export const consentTerms = `Before you send a photo: ${whose}\n${kept}`;

/** Asks for the consent before anything is stored. */
export function consentQuestion(name: string, pendingId: string): Message {
  return {
    text: [`Before ${name} is used: ${whose}`, kept, "Until you confirm, nothing is stored."].join("\n"),
    buttons: [
      {
        label: "I have the right to use this photo",
        action: actionFor("character add", "consent", pendingId),
        weight: "primary",
      },
      { label: "Cancel", action: actionFor("character add", "decline", pendingId) },
    ],
  };
}

/** Tells the same to somebody who confirmed it with the command, unasked. */
export function withConsentNotice(message: Message): Message {
  return { ...message, text: `${message.text}\n${kept}` };
}
