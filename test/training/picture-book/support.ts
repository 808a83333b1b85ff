import type { Random } from "../../../training/drawing/random.ts";
import { trainingCharacter } from "../../../training/picture-book/people/cast.ts";
import { randomPanel } from "../../../training/picture-book/random-panel/index.ts";

/** A random panel of so many characters that training shows. */
export const panelWith = (random: Random, count: number) =>
  randomPanel(
    random,
    Array.from({ length: count }, () => trainingCharacter(random)),
  );
