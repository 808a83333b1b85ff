import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { heldOutCharacters } from "./characters.ts";
import { attributeLabels } from "./labels.ts";
import { png } from "./png.ts";
import { photoActing, placePortrait, plainPortrait } from "./portrait.ts";
import { Random } from "./random.ts";

/**
 * Pictures of characters that training never shows, as a user would upload them:
 *   node training/world/held-out.ts --out DIR [--count 64] [--seed 0]
 * writes 000.png (512 x 512) and 000.json { kind, character, labels } for each.
 */
const { values } = parseArgs({
  options: {
    out: { type: "string" },
    count: { type: "string", default: "64" },
    seed: { type: "string", default: "0" },
  },
});
if (!values.out) throw new Error("say where to: --out DIR");
mkdirSync(values.out, { recursive: true });
const random = new Random(900_001 + Number(values.seed));
const size = 512;
const grounds = ["#ffffff", "#f1e9da", "#d8e4ec", "#e8dccb", "#cfd8c6"];
heldOutCharacters(Number(values.count), random).forEach((character, index) => {
  const draw = random.fork();
  const acting = photoActing(draw);
  const picture = draw.chance(0.6)
    ? plainPortrait(character, acting, size, draw.pick(grounds))
    : placePortrait(draw, character, acting, size, draw.pick(["park", "beach", "house front", "living room", "lake"]));
  const path = join(values.out!, String(index).padStart(3, "0"));
  writeFileSync(`${path}.png`, png(size, size, picture));
  writeFileSync(
    `${path}.json`,
    JSON.stringify({ kind: character.kind, character, labels: attributeLabels(character) }, null, 1),
  );
});
