import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { hairSeen, isHuman } from "../world/characters.ts";
import { heldOut } from "../world/held-out.ts";
import { Artist, type Member } from "./artist.ts";
import { onePersonScripts, twoPersonScripts } from "./cases.ts";
import { judgePortraits } from "./portraits.ts";
import { AttributeReader } from "./reader.ts";
import { checkReader } from "./reader-check.ts";
import { type Outcome, report } from "./report.ts";
import { judge, Score } from "./score.ts";
import { contactSheet } from "./sheet.ts";

/**
 * Judges the storybook pack: held-out characters are added from pictures, panels are drawn with and without their
 * identities, and the attribute reader says what it sees in them; so are sample photos of people.
 *   npm run evaluate -- [--count 64] [--panels DIR] [--docs docs]
 * Panels that lie in DIR already are not drawn again: name another folder after the weights have changed.
 */
const { values } = parseArgs({
  options: {
    count: { type: "string", default: "64" },
    panels: { type: "string", default: "training/.cache/evaluate" },
    docs: { type: "string", default: "docs" },
  },
});
const seed = 1;
const rendersRead = 500;

const people = heldOut(Number(values.count), seed, (person) => isHuman(person.kind) && hairSeen(person));
const artist = await Artist.open(values.panels);
const reader = await AttributeReader.open();
const members: Member[] = [];
for (const person of people) members.push(await artist.add(person));
console.log(`${members.length} characters added, a face was found in ${members.filter(({ faced }) => faced).length}`);

/** Draws and judges one panel a member (and its neighbour, where two are wanted). */
async function outcome(scripts: readonly string[], together: 1 | 2, identityScale: number): Promise<Outcome> {
  const score = new Score();
  for (let i = 0; i < members.length; i++) {
    const cast = Array.from({ length: together }, (_, k) => members[(i + k) % members.length] as Member);
    const script = scripts[i % scripts.length] as string;
    const name = `${together === 1 ? "one" : "two"}-${identityScale === 0 ? "without" : "with"}-${i}`;
    const picture = await artist.panel(name, script, cast, 1000 + i, identityScale);
    judge(
      score,
      await reader.read(picture),
      cast.map(({ look }) => look),
    );
    process.stderr.write(`\r${name}   `);
  }
  process.stderr.write("\n");
  return { together, identityScale, panels: members.length, score };
}

const outcomes: Outcome[] = [];
for (const identityScale of [1, 0]) {
  outcomes.push(await outcome(onePersonScripts, 1, identityScale));
  outcomes.push(await outcome(twoPersonScripts, 2, identityScale));
}
mkdirSync(values.docs, { recursive: true });
const text = report(
  outcomes,
  values.count,
  await judgePortraits(artist, reader, path.join(values.docs, "portraits.png")),
  { renders: rendersRead, score: await checkReader(reader, rendersRead, seed) },
);
writeFileSync(path.join(values.docs, "evaluation.md"), text);
await contactSheet(artist, members.slice(0, 12), path.join(values.docs, "held-out.png"));
console.log(text);
await reader.release();
await artist.release();
