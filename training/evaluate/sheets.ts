import path from "node:path";
import sharp from "sharp";
import { encodePng } from "../../src/pipeline/index.ts";
import { names } from "../picture-book/captions/script.ts";
import type { Artist, Member } from "./artist.ts";
import type { Case } from "./cases.ts";
import { trueRender } from "./render.ts";

const side = 192;
const gap = 6;

/** Rows of encoded square pictures beside and below each other, written as a PNG. */
export async function writeSheet(rows: readonly (readonly Uint8Array[])[], file: string): Promise<void> {
  const tiles = rows.flatMap((pictures, row) =>
    pictures.map(async (picture, column) => ({
      input: await sharp(picture).resize(side, side).png().toBuffer(),
      left: gap + column * (side + gap),
      top: gap + row * (side + gap),
    })),
  );
  const widest = Math.max(...rows.map(({ length }) => length));
  await sharp({
    create: {
      width: gap + widest * (side + gap),
      height: gap + rows.length * (side + gap),
      channels: 3,
      background: "#ffffff",
    },
  })
    .composite(await Promise.all(tiles))
    .png({ palette: true, quality: 90 })
    .toFile(file);
}

/**
 * Writes a sheet with a row a case: its panels as drawn, the same as true renders, then the pictures that its characters
 * were added from. Gives the lines of Markdown that show it, with the scripts.
 */
export async function contactSheet(
  artist: Artist,
  cases: readonly Case<Member>[],
  { docs, name, title }: { docs: string; name: string; title: string },
): Promise<string[]> {
  if (cases.length === 0) return [];
  const rows: Uint8Array[][] = [];
  for (const told of cases) {
    const drawn = await artist.story(told, { identities: true });
    const renders = told.panels.map((panel) => trueRender(panel, artist.side));
    rows.push([...(await Promise.all([...drawn, ...renders].map(encodePng))), ...told.cast.map(({ photo }) => photo)]);
  }
  await writeSheet(rows, path.join(docs, `${name}.png`));
  const scripts = cases.map(({ scripts }, i) => `${i + 1}. ${scripts.map((script) => `\`${script}\``).join("; ")}`);
  return [
    `## ${title}`,
    "",
    `![${title}](${name}.png)`,
    "",
    `The scripts, in which ${names.join(", ")} stand for the characters:`,
    "",
    ...scripts,
    "",
  ];
}
