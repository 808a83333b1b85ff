import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { encodePng } from "../../src/pipeline/index.ts";
import type { Artist } from "./artist.ts";
import { onePersonScripts } from "./cases.ts";
import type { AttributeReader } from "./reader.ts";
import { Score } from "./score.ts";
import { writeSheet } from "./sheet.ts";

const samples = fileURLToPath(new URL("../../samples", import.meta.url));
const panelsEach = 8;

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

/** How often the colours of a portrait are those of its photo, and a row of its panels. */
export interface PortraitOutcome {
  file: string;
  panels: number;
  score: Score;
}

/** Adds each portrait as a user does, draws it in several panels, and asks the reader for the colours that it sees there. */
export async function judgePortraits(
  artist: Artist,
  reader: AttributeReader,
  sheet: string,
): Promise<PortraitOutcome[]> {
  const outcomes: PortraitOutcome[] = [];
  const rows: Uint8Array[][] = [];
  for (const { file, kind, colours } of portraits) {
    const photo = readFileSync(path.join(samples, file));
    const member = await artist.add({ photo, character: { kind } });
    const score = new Score();
    const row: Uint8Array[] = [photo];
    for (let i = 0; i < panelsEach; i++) {
      const script = onePersonScripts[i % onePersonScripts.length] as string;
      const picture = await artist.panel(`portrait-${file}-${i}`, script, [member], 2000 + i, 1);
      const [person = {}] = (await reader.read(picture)).people;
      for (const [name, names] of Object.entries(colours)) score.add(name, names.includes(person[name] ?? ""));
      row.push(await encodePng(picture));
    }
    rows.push(row);
    outcomes.push({ file, panels: panelsEach, score });
  }
  await writeSheet(rows, sheet);
  return outcomes;
}
