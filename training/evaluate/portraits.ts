import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { encodePng, type RgbImage } from "../../src/pipeline/index.ts";
import { names } from "../picture-book/captions/script.ts";
import type { Artist } from "./artist.ts";
import type { Reader } from "./reader.ts";
import { Scores } from "./scores.ts";
import { writeSheet } from "./sheets.ts";

const samples = fileURLToPath(new URL("../../samples", import.meta.url));
const [name] = names;
const scripts = [
  `${name} waves in the park`,
  `${name} stands on the beach at sunset`,
  `${name} reads a book in the library`,
  `[night] ${name} walks down the street`,
];

/** Photos of people, and what somebody who sees them would call their colours: any of the reader's names in the list. */
const portraits = [
  {
    file: "astronaut.jpg",
    kind: "woman",
    colours: {
      "hair colour": ["brown", "blonde"],
      skin: ["porcelain", "fair", "light"],
      "top colour": ["orange"],
    } as Record<string, readonly string[]>,
  },
];

/**
 * Adds each portrait as a user does, draws it in several panels, and asks the reader for the colours that it sees there.
 * Writes docs/portraits.png, a row a portrait; gives the lines of Markdown that show it.
 */
export async function portraitPage(artist: Artist, reader: Reader, docs: string): Promise<string[]> {
  const lines: string[] = [];
  const rows: Uint8Array[][] = [];
  for (const { file, kind, colours } of portraits) {
    const photo = readFileSync(path.join(samples, file));
    const cast = [await artist.add({ photo })];
    const pictures: RgbImage[] = [];
    for (const seed of [2000, 2001]) {
      const told = { name: `portrait-${file}-${seed}`, cast, kinds: [kind], scripts, seed };
      pictures.push(...(await artist.story(told, { identities: true })));
    }
    const scores = new Scores();
    for (const picture of pictures) {
      const labels = (await reader.read(picture)).people[0]?.labels ?? {};
      for (const [column, called] of Object.entries(colours))
        scores.add(file, column, called.includes(labels[column] ?? ""));
    }
    const shares = Object.keys(colours).map((column) => `${column} ${scores.tally([file], column).right}`);
    lines.push(`* \`samples/${file}\`, of ${pictures.length} panels: ${shares.join(", ")}.`);
    rows.push([photo, ...(await Promise.all(pictures.map(encodePng)))]);
  }
  await writeSheet(rows, path.join(docs, "portraits.png"));
  return [
    "## Real photos",
    "",
    "Panels in which the reader sees a colour that people would name too (`training/evaluate/portraits.ts`):",
    "",
    ...lines,
    "",
    "![Photos of people, then panels with them](portraits.png)",
    "",
  ];
}
