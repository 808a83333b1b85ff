import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { png, sheet } from "../drawing/png.ts";
import { Random } from "../drawing/random.ts";
import { referenceSize } from "../drawing/reference-picture.ts";
import { render, rgb } from "../drawing/render.ts";
import { captions } from "./captions/index.ts";
import { compose } from "./compose.ts";
import { times } from "./light.ts";
import { bothHands } from "./objects/both-hands/index.ts";
import { thingNames } from "./objects/index.ts";
import { trainingCharacter } from "./people/cast.ts";
import { colourNames, garments, hairColourNames, hairStyles, headwears } from "./people/character.ts";
import { expressions } from "./people/expressions.ts";
import type { Facing } from "./people/facing.ts";
import { poseNames } from "./people/poses/index.ts";
import { placeNames } from "./places/index.ts";
import { randomPanel } from "./random-panel/index.ts";
import { drawReference } from "./references.ts";
import { finish } from "./render.ts";
import { drawAlone, drawPlace } from "./stage.ts";

/** Contact sheets and a page to look at the picture book with: node training/picture-book/gallery.ts --out DIR [--count 36] [--seed 1] */
const { values } = parseArgs({
  options: {
    out: { type: "string" },
    count: { type: "string", default: "36" },
    seed: { type: "string", default: "1" },
  },
});
if (!values.out) throw new Error("say where to: --out DIR");
const folder = values.out;
mkdirSync(folder, { recursive: true });
const random = new Random(Number(values.seed));
const facings: readonly Facing[] = ["front", "right", "far right"];
const save = (name: string, pictures: Uint8Array[], side: number, columns: number) =>
  writeFileSync(join(folder, `${name}.png`), sheet(pictures, side, columns));
const somebody = () => trainingCharacter(random);
const bareheaded = () => ({ ...somebody(), kind: "woman" as const, headwear: "none" as const });

save(
  "faces",
  expressions.flatMap((expression) =>
    facings.map((facing, i) => drawAlone(somebody(), { expression, facing }, 256, 46, i)),
  ),
  256,
  6,
);
save(
  "hairstyles",
  hairStyles.slice(1).flatMap((hair, h) =>
    facings.map((facing, i) =>
      drawAlone(
        {
          ...bareheaded(),
          hair,
          hairColour: hairColourNames[h % hairColourNames.length]!,
          facialHair: "none",
          glasses: "none",
        },
        { facing },
        200,
        46,
        i,
      ),
    ),
  ),
  200,
  9,
);
save(
  "headwear",
  headwears
    .slice(1)
    .flatMap((headwear, h) =>
      facings.map((facing, i) =>
        drawAlone({ ...bareheaded(), headwear, headwearColour: colourNames[h]! }, { facing }, 200, 46, i),
      ),
    ),
  200,
  9,
);
save(
  "garments",
  garments.flatMap((garment, g) =>
    facings.map((facing, i) =>
      drawAlone({ ...somebody(), garment, topColour: colourNames[g]! }, { facing }, 256, 72, i),
    ),
  ),
  256,
  6,
);
save(
  "poses",
  poseNames.flatMap((pose) => facings.map((facing, i) => drawAlone(somebody(), { pose, facing }, 200, 136, i))),
  200,
  9,
);
save(
  "objects",
  thingNames.map((object, i) =>
    drawAlone(somebody(), { object, pose: Object.hasOwn(bothHands, object) ? "carrying" : "holding" }, 200, 72, i),
  ),
  200,
  10,
);
save(
  "places",
  placeNames.flatMap((name) => times.map((time) => drawPlace(name, time, 256))),
  256,
  8,
);

const side = 256;
const panels: Uint8Array[] = [];
let rows = "";
for (let i = 0; i < Number(values.count); i++) {
  const people = Array.from({ length: Number(random.weighted({ "0": 6, "1": 50, "2": 36, "3": 8 })) }, somebody);
  const panel = randomPanel(random, people);
  const picture = rgb(render(compose(panel, side).svg));
  finish(picture, side, panel.style);
  panels.push(picture);
  writeFileSync(join(folder, `panel-${i}.png`), png(side, side, picture));
  const crops = people.map((character, slot) => {
    const { body, face } = drawReference(random, character);
    return (["body", "face"] as const)
      .map((name) => {
        const file = `panel-${i}-${slot}-${name}.png`;
        writeFileSync(join(folder, file), png(referenceSize, referenceSize, name === "body" ? body : face));
        return `<img src="${file}" alt="">`;
      })
      .join("");
  });
  const texts = captions(random, panel)
    .map((text) => `<li>${text}</li>`)
    .join("");
  rows += `<section><img src="panel-${i}.png" alt=""><div>${crops.join("<br>")}</div><ul>${texts}</ul></section>`;
}
save("panels", panels, side, 6);
const sheets = ["faces", "hairstyles", "headwear", "garments", "poses", "objects", "places"]
  .map((name) => `<h2>${name}</h2><img src="${name}.png" alt="" style="max-width:100%">`)
  .join("");
writeFileSync(
  join(folder, "index.html"),
  `<!doctype html><meta charset="utf-8"><title>The picture book</title><style>body{font:15px system-ui;background:#faf6ee}section{display:inline-flex;gap:8px;width:640px;margin:6px}</style>${rows}${sheets}`,
);
