import { writeFileSync } from "node:fs";
import sharp from "sharp";
import { sheet } from "../drawing/png.ts";
import { Random } from "../drawing/random.ts";
import { render, rgb } from "../drawing/render.ts";
import { compose } from "./compose.ts";
import { trainingCharacter } from "./people/cast.ts";
import { randomPanel } from "./random-panel/index.ts";
import { finish } from "./render.ts";

/** Writes docs/picture-book.png, twelve panels as training sees them: node training/picture-book/sheet.ts */
const side = 320;
const random = new Random(32);
const pictures = [1, 2, 1, 2, 2, 1, 3, 1, 1, 2, 1, 2].map((count) => {
  const draw = random.fork();
  const panel = {
    ...randomPanel(
      draw,
      Array.from({ length: count }, () => trainingCharacter(draw)),
    ),
    style: "storybook" as const,
  };
  const picture = rgb(render(compose(panel, side).svg));
  finish(picture, side, panel.style);
  return picture;
});
writeFileSync(
  "docs/picture-book.png",
  await sharp(sheet(pictures, side, 4))
    .png({ palette: true, colours: 256, effort: 10 })
    .toBuffer(),
);
