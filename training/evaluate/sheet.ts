import sharp from "sharp";
import { encodePng } from "../../src/pipeline/index.ts";
import type { Artist, Member } from "./artist.ts";
import { onePersonScripts, twoPersonScripts } from "./cases.ts";

const side = 256;
const gap = 8;

/** Rows of pictures (encoded, square) beside and below each other, written as a PNG. */
export async function writeSheet(rows: readonly Uint8Array[][], file: string): Promise<void> {
  const tiles = rows.flatMap((pictures, row) =>
    pictures.map(async (picture, column) => ({
      input: await sharp(picture).resize(side, side).png().toBuffer(),
      left: gap + column * (side + gap),
      top: gap + row * (side + gap),
    })),
  );
  const columns = Math.max(...rows.map(({ length }) => length));
  const canvas = { width: gap + columns * (side + gap), height: gap + rows.length * (side + gap) };
  await sharp({ create: { ...canvas, channels: 3, background: "#ffffff" } })
    .composite(await Promise.all(tiles))
    .png({ palette: true, quality: 90 })
    .toFile(file);
}

/** A row a member: the picture it was added from, three panels alone, two with its neighbour. */
export async function contactSheet(artist: Artist, members: readonly Member[], file: string): Promise<void> {
  const rows: Uint8Array[][] = [];
  for (const [row, member] of members.entries()) {
    const other = members[(row + 1) % members.length] as Member;
    const cases = [
      ...onePersonScripts.slice(0, 3).map((script) => ({ script, cast: [member] })),
      ...twoPersonScripts.slice(0, 2).map((script) => ({ script, cast: [member, other] })),
    ];
    const pictures = [member.photo];
    for (const [column, { script, cast }] of cases.entries())
      pictures.push(await encodePng(await artist.panel(`sheet-${row}-${column}`, script, cast, 50 + row, 1)));
    rows.push(pictures);
  }
  await writeSheet(rows, file);
}
