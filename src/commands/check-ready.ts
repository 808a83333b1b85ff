import { awaitsConsent, type Character } from "../library/index.ts";
import type { CompiledStory } from "../story/index.ts";
import { UserError } from "./errors.ts";

/** @throws UserError that names everybody in the story who cannot be drawn (yet) */
export function checkReady(story: CompiledStory, cast: readonly Character[]): void {
  const used = new Set(story.panels.flatMap(({ request }) => request.slots.map(({ characterId }) => characterId)));
  const problems = cast
    .filter((character) => used.has(character.id) && (character.status !== "ready" || awaitsConsent(character)))
    .map((character) => {
      const { name, status } = character;
      if (awaitsConsent(character)) return waitsText(character);
      if (status === "encoding") return `${name} is still being read. Try again in a moment.`;
      if (status === "no-face")
        return `${name} has no face yet. Choose "Keep looks only" in /character show ${name}, or add other photos.`;
      return `${name} could not be made. Remove ${name} and add another photo.`;
    });
  if (problems.length > 0) throw new UserError(problems.join("\n"));
}

/** @throws UserError when somebody whom a drawn panel shows has been asked meanwhile, and has not agreed */
export function checkAgreed(characterIds: readonly string[], cast: readonly Character[]): void {
  const waiting = cast.filter((character) => characterIds.includes(character.id) && awaitsConsent(character));
  if (waiting.length > 0) throw new UserError(waiting.map(waitsText).join("\n"));
}

const waitsText = ({ name, personName }: Character) =>
  `${name} cannot be used until ${personName} agrees: /character show ${name} has the question.`;
