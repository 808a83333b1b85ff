import type { Character } from "../library/index.ts";
import type { CompiledStory } from "../story/index.ts";
import { UserError } from "./errors.ts";

/** @throws UserError that names everybody in the story who cannot be drawn (yet) */
export function checkReady(story: CompiledStory, cast: readonly Character[]): void {
  const used = new Set(story.panels.flatMap(({ request }) => request.slots.map(({ characterId }) => characterId)));
  const problems = cast
    .filter(({ id, status }) => used.has(id) && status !== "ready")
    .map(({ name, status }) => {
      if (status === "encoding") return `${name} is still being read. Try again in a moment.`;
      if (status === "no-face")
        return `${name} has no face yet. Choose "Keep looks only" in /character show ${name}, or add other photos.`;
      return `${name} could not be made. Remove ${name} and add another photo.`;
    });
  if (problems.length > 0) throw new UserError(problems.join("\n"));
}
