import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { finish } from "../drawing/paper.ts";
import { png, sheet } from "../drawing/png.ts";
import { Random } from "../drawing/random.ts";
import { referenceSize } from "../drawing/reference-picture.ts";
import { render, rgb } from "../drawing/render.ts";
import { captions } from "./captions.ts";
import { trainingCharacter } from "./characters.ts";
import { compose } from "./compose.ts";
import { randomPanel } from "./panel.ts";
import { drawReference } from "./references.ts";

/** Contact sheets and a page to look at the world with: node training/world/gallery.ts --out DIR [--count 36] [--seed 1] */
const { values } = parseArgs({
  options: {
    out: { type: "string" },
    count: { type: "string", default: "36" },
    seed: { type: "string", default: "1" },
  },
});
if (!values.out) throw new Error("say where to: --out DIR");
mkdirSync(values.out, { recursive: true });
const random = new Random(Number(values.seed));
const side = 256;
const panels: Uint8Array[] = [];
const references: Uint8Array[] = [];
let rows = "";
for (let i = 0; i < Number(values.count); i++) {
  const people = Array.from({ length: Number(random.weighted({ "0": 6, "1": 52, "2": 36, "3": 6 })) }, () =>
    trainingCharacter(random),
  );
  const panel = randomPanel(random, people);
  const picture = rgb(render(compose(panel, side).svg));
  finish(picture, side, panel.style);
  panels.push(picture);
  writeFileSync(join(values.out, `panel-${i}.png`), png(side, side, picture));
  const crops = people.map((character, slot) => {
    const { body, face } = drawReference(random, character);
    references.push(body, face);
    return [
      ["body", body],
      ["face", face],
    ]
      .map(([name, data]) => {
        const file = `panel-${i}-${slot}-${name}.png`;
        writeFileSync(join(values.out!, file), png(referenceSize, referenceSize, data as Uint8Array));
        return `<img src="${file}" alt="">`;
      })
      .join("");
  });
  const texts = captions(random, panel)
    .map((text) => `<li>${text}</li>`)
    .join("");
  rows += `<section><img src="panel-${i}.png" alt=""><div>${crops.join("<br>")}</div><ul>${texts}</ul></section>`;
}
writeFileSync(join(values.out, "panels.png"), sheet(panels, side, 6));
writeFileSync(join(values.out, "references.png"), sheet(references, referenceSize, 12));
writeFileSync(
  join(values.out, "index.html"),
  `<!doctype html><meta charset="utf-8"><title>The world</title><style>body{font:15px system-ui;background:#faf6ee}section{display:inline-flex;gap:8px;width:640px;margin:6px}</style>${rows}`,
);
