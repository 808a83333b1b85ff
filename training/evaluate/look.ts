import { rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { heldOut } from "../picture-book/held-out.ts";
import { Artist, type Member } from "./artist.ts";
import { casesOf } from "./cases.ts";
import { contactSheet } from "./sheets.ts";

/**
 * Draws held-out characters in panels, for people to look at; nothing is judged:
 *   node training/evaluate/look.ts [--count 12] [--pack models/storybook] [--out DIR]
 * A row a panel: as drawn, as the picture book draws it, and the picture that each character was added from. First panels of one
 * character each, then half as many of two.
 */
const { values } = parseArgs({
  options: {
    count: { type: "string", default: "12" },
    pack: { type: "string", default: "models/storybook" },
    out: { type: "string", default: "training/.cache/look" },
  },
});
const count = Number(values.count);
const panels = path.join(values.out, "panels");
// Those that lie there may have been drawn by other weights.
rmSync(panels, { recursive: true, force: true });
const artist = await Artist.open(values.pack, panels);
const members: Member[] = [];
for (const person of heldOut(count, 1)) members.push(await artist.add(person));
const cases = [...casesOf("one", members), ...casesOf("two", members).slice(0, Math.floor(count / 2))];
const lines = await contactSheet(artist, cases, { docs: values.out, name: "panels", title: "Panels" });
console.log(lines.join("\n"));
await artist.release();
