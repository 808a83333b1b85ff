import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { decodeImage, type RgbImage } from "../../src/pipeline/index.ts";
import { heldOut } from "../picture-book/held-out.ts";
import { Artist, type Member } from "./artist.ts";
import { askedOf } from "./asked.ts";
import { type Case, casesOf, type Group, groups } from "./cases.ts";
import { judge } from "./judging.ts";
import { LikenessEncoder } from "./likeness.ts";
import { Means } from "./means.ts";
import { portraitPage } from "./portraits.ts";
import { Reader } from "./reader.ts";
import { trueRender } from "./render.ts";
import { type Column, columns, type Results, report } from "./report.ts";
import { compare, compareWithItself, type Embedding } from "./resemblance.ts";
import { Scores } from "./scores.ts";
import { contactSheet } from "./sheets.ts";
import { judgeStory } from "./stories.ts";

/**
 * Measures storybook on held-out characters of the picture book, and writes docs/storybook.md:
 *   npm run evaluate -- [--count 128] [--panels DIR] [--docs docs] [--pack models/storybook] [--only one,two,...]
 * `--only` measures some groups of cases (cases.ts); what needs others stays empty. Panels that lie in DIR already are not
 * drawn again: name another folder after the weights have changed.
 */
const { values } = parseArgs({
  options: {
    count: { type: "string", default: "128" },
    panels: { type: "string", default: "training/.cache/evaluate" },
    docs: { type: "string", default: "docs" },
    pack: { type: "string", default: "models/storybook" },
    only: { type: "string", default: groups.join(",") },
  },
});
const chosen = values.only.split(",").map((name) => {
  if (!(groups as readonly string[]).includes(name)) throw new Error(`"${name}" is none of ${groups.join(", ")}`);
  return name as Group;
});
const count = Number(values.count);
const here = fileURLToPath(new URL(".", import.meta.url));

const reader = await Reader.open(here);
const encoder = await LikenessEncoder.open(here);
// With another count the same characters pose otherwise for their pictures.
const artist = await Artist.open(values.pack, path.join(values.panels, `of-${count}`));

const members: Member[] = [];
const references = new Map<Member, Embedding>();
for (const person of heldOut(count, 1)) {
  const member = await artist.add(person);
  const photo = await decodeImage(member.photo);
  members.push(member);
  references.set(member, (await encoder.embed(photo, await reader.read(photo)))[0] ?? null);
}

const results: Results = Object.fromEntries(
  columns.map((column) => [column, { scores: new Scores(), means: new Means() }]),
) as Results;

/** "words" has the panels of other groups, and identities are switched off where one or two people are asked for. */
const columnsOf = (group: Group): readonly Column[] =>
  group === "words" ? ["drawn"] : group === "one" || group === "two" ? columns : ["drawn", "true renders"];

async function picturesOf(told: Case<Member>, column: Column): Promise<RgbImage[]> {
  if (column === "true renders") return told.panels.map((panel) => trueRender(panel, artist.side));
  return artist.story(told, { identities: column === "drawn" });
}

async function measure(told: Case<Member>, column: Column): Promise<void> {
  const { group, cast, panels, scripts, vocabulary } = told;
  const { scores, means } = results[column];
  const compared = cast.map((member) => ({
    own: references.get(member)!,
    other: references.get(members[(members.indexOf(member) + cast.length) % members.length]!)!,
  }));
  const asked = panels.map((panel, i) => askedOf(panel, { text: scripts[i]!, vocabulary }, cast));
  const readings = [];
  const embeddings: Embedding[] = [];
  for (const [i, picture] of (await picturesOf(told, column)).entries()) {
    const reading = await reader.read(picture);
    judge(scores, group, asked[i]!, reading);
    readings.push(reading);
    // Means over other panels than the renders' could not stand beside theirs.
    if (group === "words") continue;
    embeddings.push(...(await compare(means, encoder, { picture, asked: asked[i]!, reading }, compared)));
  }
  if (panels.length === 1) return;
  judgeStory(scores, group, asked, readings);
  compareWithItself(means, embeddings);
}

const all = chosen.flatMap((group) => casesOf(group, members));
for (const told of all)
  for (const column of columnsOf(told.group)) {
    process.stderr.write(`\r${told.name}, ${column}      `);
    await measure(told, column);
  }
process.stderr.write("\n");

mkdirSync(values.docs, { recursive: true });
const first = (group: Group, most: number) => all.filter((told) => told.group === group).slice(0, most);
const pictures = [
  ...(await contactSheet(artist, [...first("one", 5), ...first("two", 5), ...first("three", 3)], {
    docs: values.docs,
    name: "storybook-panels",
    title: "Panels: as drawn, as the picture book draws them, and the uploaded pictures",
  })),
  ...(await contactSheet(artist, first("stories", 8), {
    docs: values.docs,
    name: "storybook-stories",
    title: "Stories: four panels as drawn, the same as the picture book draws them, and the uploaded picture",
  })),
];
const page = report(results, count, [...pictures, ...(await portraitPage(artist, reader, values.docs))]);
writeFileSync(path.join(values.docs, "storybook.md"), page);
console.log(page);
await encoder.release();
await reader.release();
await artist.release();
