import { awaitsConsent, type Character } from "../library/index.ts";
import type { CompiledStory } from "../story/index.ts";
import { UserError } from "./errors.ts";
import { say, type Text, type Translate } from "./texts/index.ts";

/** @throws UserError that names everybody in the story who cannot be drawn (yet) */
export function checkReady(story: CompiledStory, cast: readonly Character[]): void {
  const used = new Set(story.panels.flatMap(({ request }) => request.slots.map(({ characterId }) => characterId)));
  const problems = cast.filter(({ id }) => used.has(id)).flatMap((character) => problemOf(character) ?? []);
  if (problems.length > 0) throw new UserError((t) => problems.map((problem) => say(problem, t)).join("\n"));
}

/** @throws UserError when somebody whom a drawn panel shows has been asked meanwhile, and has not agreed */
export function checkAgreed(characterIds: readonly string[], cast: readonly Character[]): void {
  const waiting = cast.filter((character) => characterIds.includes(character.id) && awaitsConsent(character));
  if (waiting.length > 0) throw new UserError((t) => waiting.map((character) => waits(character)(t)).join("\n"));
}

function problemOf(character: Character): Text | null {
  const { name, status } = character;
  if (awaitsConsent(character)) return waits(character);
  return status === "ready" ? null : (t) => t(`story.${status}`, { name });
}

const waits =
  ({ name, personName }: Character) =>
  (t: Translate) =>
    t("story.waits", { name, person: personName ?? "" });
