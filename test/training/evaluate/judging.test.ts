import { describe, expect, it } from "vitest";
import { askedOf } from "../../../training/evaluate/asked.ts";
import { casesOf, groups } from "../../../training/evaluate/cases.ts";
import { judge } from "../../../training/evaluate/judging.ts";
import type { Reading } from "../../../training/evaluate/reading.ts";
import { rows, said } from "../../../training/evaluate/rows.ts";
import { Scores } from "../../../training/evaluate/scores.ts";
import { judgeStory } from "../../../training/evaluate/stories.ts";
import { identityAttributes } from "../../../training/evaluate/visible.ts";
import { heldOut } from "../../../training/picture-book/held-out.ts";
import { changed, exchanged, perfectReading } from "./support.ts";

const characters = heldOut(24, 1);
const all = groups.flatMap((group) => casesOf(group, characters));

/** Judges all cases of the groups by what `see` makes of the true reading. */
function judged(see: (reading: Reading, asked: ReturnType<typeof askedOf>) => Reading, of = all): Scores {
  const scores = new Scores();
  for (const { group, panels, scripts, vocabulary, cast } of of) {
    const asked = panels.map((panel, i) => askedOf(panel, { text: scripts[i]!, vocabulary }, cast));
    const readings = panels.map((panel, i) => see(perfectReading(panel), asked[i]!));
    for (const [i, reading] of readings.entries()) judge(scores, group, asked[i]!, reading);
    if (panels.length > 1) judgeStory(scores, group, asked, readings);
  }
  return scores;
}
const two = all.filter(({ group }) => group === "two" || group === "notes");

describe("what is seen as it was asked for", () => {
  const scores = judged((reading) => reading);

  it("is right in every measure, and every measure was judged", () => {
    for (const { measure, reach, of } of rows) {
      const share = of(scores)!;
      expect({ measure, share: share.share }).toEqual({ measure, share: "least" in reach ? 1 : 0 });
      expect(share.of).toBeGreaterThanOrEqual(10);
    }
    for (const name of identityAttributes) {
      const { right, of } = scores.tally(groups, name);
      expect(right).toBe(of);
      expect(of).toBeGreaterThan(20);
    }
  });

  it("is judged in held-out words, too", () => {
    for (const { name } of said) {
      const { right, of } = scores.tally(["words"], name);
      expect(right).toBe(of);
      expect(of).toBeGreaterThan(0);
    }
  });
});

describe("two people", () => {
  it("in each other's place are swapped, stand on the wrong side, and still do their own actions in their own clothes", () => {
    const scores = judged(exchanged, two);
    const of = (measure: string) => scores.tally(["two", "notes"], measure);
    expect(of("mixed").right).toBe(of("mixed").of);
    expect(of("side").right).toBe(0);
    expect(of("acts").right).toBe(of("acts").of);
    expect(of("note").right).toBe(of("note").of);
    expect(of("people").right).toBe(of("people").of);
  });

  it("are mixed where one has the other's hair, and not where one lost a hat", () => {
    const onTheLeft = (name: "hair colour" | "headwear") =>
      two.filter(({ panels, scripts, cast }) => {
        const [first, second] = askedOf(panels[0]!, { text: scripts[0]!, vocabulary: "training" }, cast).people;
        const [own, other] = [first!.look[name], second!.look[name]];
        return own !== undefined && other !== undefined && own !== other && own !== "none";
      });
    const hair = judged((reading, asked) => {
      const taken = asked.people[1]!.look["hair colour"]!;
      return changed(reading, 0, { "hair colour": taken });
    }, onTheLeft("hair colour"));
    const { right, of } = hair.tally(["two", "notes"], "mixed");
    expect(right).toBe(of);
    expect(of).toBeGreaterThan(3);
    const bare = judged((reading) => changed(reading, 0, { headwear: "none" }), onTheLeft("headwear"));
    const lost = bare.tally(["two", "notes"], "mixed");
    expect(lost.right).toBe(0);
    expect(lost.of).toBeGreaterThan(3);
    const hats = bare.tally(["two", "notes"], "headwear");
    expect(hats.right).toBeLessThan(hats.of);
  });

  it("who do the other one's action act wrongly, and somebody else's clothes are not the note", () => {
    const scores = judged((reading) => {
      const poses = reading.people.map(({ labels }) => labels.pose!);
      const acting = changed(changed(reading, 0, { pose: poses[1]! }), 1, { pose: poses[0]! });
      return changed(changed(acting, 0, { garment: "none of them" }), 1, { garment: "none of them" });
    }, two);
    expect(scores.tally(["two", "notes"], "acts").right).toBe(0);
    const { right, of } = scores.tally(["two", "notes"], "note");
    // In close-ups and embraces only the colour of what is worn can be told.
    expect(right / of).toBeLessThan(0.4);
  });
});

describe("somebody who is not there", () => {
  it("has nothing right", () => {
    const one = all.filter(({ group }) => group === "one");
    const scores = judged(({ scene }) => ({ people: [], scene }), one);
    for (const name of ["people", "action", "object", "copied", ...identityAttributes])
      expect({ name, ...scores.tally(["one"], name) }).toMatchObject({ name, right: 0 });
    const { right, of } = scores.tally(["one"], "place");
    expect(right).toBe(of);
  });
});

describe("a copy of the uploaded picture", () => {
  it("is found where the text asks for another pose and another face", () => {
    const scores = judged(
      (reading, asked) => {
        const { pose, expression } = asked.people[0]!.photo;
        return changed(reading, 0, { pose, expression });
      },
      all.filter(({ group }) => group === "one" || group === "stories"),
    );
    const { right, of } = scores.tally(["one", "stories"], "copied");
    expect(right).toBe(of);
    expect(of).toBeGreaterThan(20);
  });
});

describe("a story", () => {
  const stories = all.filter(({ group }) => group === "stories");

  it("shows one character alike, right or wrong", () => {
    const wrong = judged((reading) => changed(reading, 0, { skin: "mint", glasses: "round" }), stories);
    expect(wrong.tally(["stories"], "alike")).toEqual({ right: stories.length, of: stories.length });
    expect(wrong.tally(["stories"], "skin").right).toBeLessThan(stories.length);
  });

  it("does not where one panel differs", () => {
    let panel = 0;
    const other = judged(
      (reading) => changed(reading, 0, panel++ % 4 === 0 ? { "top colour": "none of them" } : {}),
      stories,
    );
    expect(other.tally(["stories"], "alike").right).toBe(0);
    const attributes = other.tally(["stories"], "attribute alike");
    expect(attributes.of - attributes.right).toBe(stories.length);
  });
});
