import { type CastMember, compileScript, type RequestDefaults } from "../../../src/story/index.ts";
import type { Random } from "../../drawing/random.ts";
import type { Panel } from "../panel.ts";
import { kindOf } from "./people.ts";
import { names, writeScript } from "./script.ts";
import type { Vocabulary } from "./wording.ts";

const defaults: RequestDefaults = {
  pack: "storybook",
  width: 256,
  height: 256,
  seed: 1,
  steps: 20,
  guidanceScale: 5,
  identityScale: 1,
  style: "storybook",
};

/** 2 or 3 prompts for a panel: scripts compiled by the product's own compiler, people in the panel's order. */
export function captions(random: Random, panel: Panel, vocabulary: Vocabulary = "training"): string[] {
  const count = random.chance(0.35) ? 3 : 2;
  const cast = panel.people.map(
    ({ character }, index): CastMember => ({
      id: names[index]!,
      name: names[index]!,
      kind: kindOf(random, character, vocabulary),
    }),
  );
  return Array.from(
    { length: count },
    () => compileScript(writeScript(random, panel, vocabulary), cast, defaults).panels[0]!.request.prompt,
  );
}
