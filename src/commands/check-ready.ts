import type { Character } from "../library/index.ts";
import type { CompiledStory } from "../story/index.ts";
import { UserError } from "./errors.ts";

/** @throws UserError that names everybody in the story who cannot be drawn (yet) */
export function checkReady(story: CompiledStory, cast: readonly Character[]): void {
  const used = new Set(story.panels.flatMap(({ request }) => request.slots.map(({ characterId }) => characterId)));
  const problems = cast
    .filter(({ id }) => used.has(id))
    .flatMap(({ name, status }) => (status === "ready" ? [] : [{ name, status }]));
  if (problems.length === 0) return;
  throw new UserError((t) => problems.map(({ name, status }) => t(`story.${status}`, { name })).join("\n"));
}
