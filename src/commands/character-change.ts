import type { Character } from "../library/index.ts";
import { forOption, link, linkActions } from "./character-link.ts";
import { defineCommand } from "./command.ts";
import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import { showProgress } from "./follow-character.ts";
import { keepOption } from "./kept.ts";
import { mayChange } from "./people.ts";

export const characterChange = defineCommand({
  name: "character change",
  description: (t) => t("change.description"),
  options: {
    name: { type: "character", description: (t) => t("character.option"), required: true, free: true },
    keep: keepOption,
    for: forOption,
  },
  examples: ["/character change Ada keep: face", "/character change Ada for: @Ada"],
  details: (t) => t("change.details"),
  async run(context, { name: character, keep, for: person }) {
    if ((keep === null) === (person === null)) throw new UserError((t) => t("change.one-thing"));
    mayChange(context, character, (t) => t("change.may", { name: character.name }));
    if (person) await link(context, character, person);
    else await changeKept(context, character, keep === "face");
  },
  actions: linkActions,
});

async function changeKept(context: RunContext, character: Character, faceOnly: boolean): Promise<void> {
  const { library, queues } = context.services;
  const { id, name } = character;
  if (character.status !== "ready") throw new UserError((t) => t("character.not-ready", { name }));
  if (character.looksOnly) throw new UserError((t) => t("change.no-face", { name }));
  const changed = await library.characters.encodeAgain(context.server.id, id, { looksOnly: false, faceOnly }, (tx) =>
    queues.encodeCharacter(context.server.id, id, tx),
  );
  await showProgress(context, changed);
}
