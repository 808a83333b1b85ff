import sharp from "sharp";
import type { Artist, Member } from "./artist.ts";
import { onePersonScripts, twoPersonScripts } from "./cases.ts";

const side = 256;
const gap = 8;

/** A row a member: the picture it was added from, three panels alone, two with its neighbour. Written as a PNG. */
export async function contactSheet(artist: Artist, members: Member[], file: string): Promise<void> {
  const tiles: { input: Buffer; left: number; top: number }[] = [];
  const put = (input: Buffer, column: number, row: number) =>
    tiles.push({ input, left: gap + column * (side + gap), top: gap + row * (side + gap) });
  for (const [row, member] of members.entries()) {
    put(await sharp(member.photo).resize(side, side).png().toBuffer(), 0, row);
    const other = members[(row + 1) % members.length] as Member;
    const cases = [
      ...onePersonScripts.slice(0, 3).map((script) => ({ script, cast: [member] })),
      ...twoPersonScripts.slice(0, 2).map((script) => ({ script, cast: [member, other] })),
    ];
    for (const [column, { script, cast }] of cases.entries()) {
      const { data, width, height } = await artist.panel(`sheet-${row}-${column}`, script, cast, 50 + row, 1);
      put(
        await sharp(data, { raw: { width, height, channels: 3 } })
          .png()
          .toBuffer(),
        column + 1,
        row,
      );
    }
  }
  const columns = 6;
  const canvas = { width: gap + columns * (side + gap), height: gap + members.length * (side + gap) };
  await sharp({ create: { ...canvas, channels: 3, background: "#ffffff" } })
    .composite(tiles)
    .png({ palette: true, quality: 90 })
    .toFile(file);
}
