import type { Character } from "../library/index.ts";
import { statusMessage } from "./character-message.ts";
import type { RunContext, Services } from "./context.ts";
import type { Draft, SentMessage } from "./message.ts";
import type { Text } from "./texts/index.ts";

/** After this, people are told where to look instead of a message that changes by itself. */
const longestWait = 10 * 60_000;

/** Photos are personal: the conversation about them is shown to the person who sent them. */
export const inPrivate = (message: Draft): Draft => ({ ...message, private: true });

/** Answers with the character's status, in place of the message whose button was pressed, and keeps it up to date. */
export async function showProgress(context: RunContext, character: Character, decorate = inPrivate): Promise<void> {
  const sent = await answerInPlace(context, decorate(await statusMessage(context.services, character)));
  followCharacter(context.services, character, sent, decorate);
}

/** Answers in place of the message whose button was pressed, if one was. */
export async function answerInPlace({ source, reply }: RunContext, message: Draft): Promise<SentMessage<Text>> {
  if (!source) return reply(message);
  await source.edit(message);
  return source;
}

/** Keeps a posted message up to date, in the background, until the character is ready or cannot be made. */
function followCharacter(
  services: Services,
  character: Character,
  sent: SentMessage<Text>,
  decorate: (message: Draft) => Draft,
): void {
  services.background.run("follow character", async (signal) => {
    const settled = await settledCharacter(services, character, signal);
    if (signal.aborted || settled === "removed") return;
    const { name } = character;
    const message: Draft =
      settled === "late" ? { text: (t) => t("character.late", { name }) } : await statusMessage(services, settled);
    await sent.edit(decorate(message));
  });
}

/** Resolves when the character is no longer being encoded. */
async function settledCharacter(
  services: Services,
  character: Character,
  signal: AbortSignal,
): Promise<Character | "removed" | "late"> {
  const { library } = services;
  const { promise, resolve, reject } = Promise.withResolvers<Character | "removed" | "late">();
  const look = () => {
    library.characters
      .get(character.serverId, character.id)
      .then((now) => {
        if (!now) resolve("removed");
        else if (now.status !== "encoding") resolve(now);
      })
      .catch(reject);
  };
  const stop = await library.events.subscribe((event) => {
    if (event.type === "character" && event.characterId === character.id) look();
  }, look);
  const timer = setTimeout(() => resolve("late"), longestWait);
  const aborted = () => resolve("late");
  signal.addEventListener("abort", aborted);
  look();
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", aborted);
    stop();
  }
}
