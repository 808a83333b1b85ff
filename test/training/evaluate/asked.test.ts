import { describe, expect, it } from "vitest";
import { Random } from "../../../training/drawing/random.ts";
import { type Asked, askedOf } from "../../../training/evaluate/asked.ts";
import { actions } from "../../../training/picture-book/actions/index.ts";
import { meetings } from "../../../training/picture-book/actions/meetings.ts";
import { writeScript } from "../../../training/picture-book/captions/script.ts";
import { heldOut } from "../../../training/picture-book/held-out.ts";
import type { Panel } from "../../../training/picture-book/panel.ts";
import type { Character } from "../../../training/picture-book/people/character.ts";
import { randomPanel } from "../../../training/picture-book/random-panel/index.ts";

const [member] = heldOut(1, 1);
const character: Character = { ...member!.character, kind: "woman", hair: "bob", headwear: "none", glasses: "round" };
const action = (verb: string) => actions.find(({ verbs }) => verbs.includes(verb))!;

/** A woman in a half figure, by day in a park, with what is said to differ. */
function panelOf(change: Partial<Panel>, wears: Partial<Character> = {}, verb = "wave"): Panel {
  const panel = randomPanel(new Random(5), [character]);
  const { pose, object = null } = action(verb);
  const [person] = panel.people;
  const shown = { ...character, ...wears };
  const doing = { ...person!.doing, pose, object, expression: "sad" } as const;
  return {
    ...panel,
    people: [{ ...person!, shown, wearing: null, behind: false, doing }],
    actions: [action(verb)],
    action: action(verb),
    place: "park",
    time: "day",
    framing: "half",
    ...change,
  };
}
const asked = (panel: Panel, text: string, vocabulary: "training" | "held-out" = "training"): Asked =>
  askedOf(panel, { text, vocabulary }, [member!]);

describe("what a script asks for", () => {
  it("is what it says, and nothing that goes without saying", () => {
    const said = asked(panelOf({ time: "night" }), "[night, wide] Qada waves in the park, looking sad");
    expect(said).toMatchObject({ place: "park", time: "night", sided: false });
    expect(said.people[0]).toMatchObject({ pose: "waving", object: null, expression: "sad" });
    expect(asked(panelOf({}), "Qada (on the left) waves")).toMatchObject({ place: null, time: null, sided: true });
    expect(asked(panelOf({}), "Qada waves during the day, smiling").time).toBe("day");
  });

  it("is nobody's action where there are only names", () => {
    const idle = panelOf({}, {}, "wait");
    expect(asked(idle, "Qada on the stage").people[0]!.pose).toBeNull();
    for (const text of ["Qada waits", "[night] Qada is standing still"])
      expect(asked(idle, text).people[0]!.pose).toBe("standing");
  });

  it("is in held-out words only what no caption says", () => {
    const panel = panelOf({ place: "beach", time: "night" }, {}, "read a book");
    const read = asked(panel, "Qada pores over a novel on the seashore at midnight", "held-out");
    expect(read).toMatchObject({ place: "beach", time: "night", people: [{ pose: "reading", object: "book" }] });
    const known = asked(panel, "Qada pores over a book on the beach at night", "held-out");
    expect(known).toMatchObject({ place: null, time: null, people: [{ pose: "reading", object: null }] });
  });
});

describe("what the picture book's writer says", () => {
  const panels = Array.from({ length: 400 }, (_, i) => {
    const random = new Random(100 + i);
    return {
      random,
      panel: randomPanel(random, [character, { ...character, kind: "man" as const }].slice(0, 1 + (i % 2))),
    };
  });
  const cast = [member!, member!];

  it("is found: every place but a park, every hour but the day, everything that is held", () => {
    for (const { random, panel } of panels)
      for (const vocabulary of ["training", "held-out"] as const) {
        const script = { text: writeScript(random, panel, vocabulary), vocabulary };
        const { place, time, people } = askedOf(panel, script, cast);
        if (panel.place !== "park") expect(place).toBe(panel.place);
        if (panel.time !== "day" && panel.place !== "theatre") expect(time).toBe(panel.time);
        if (vocabulary === "held-out" || panel.meeting || panel.framing !== "full") continue;
        for (const asked of people) {
          const { pose, object, expression } = panel.people[asked.mention]!.doing;
          if (object !== null) expect(asked).toMatchObject({ pose, object });
          if (expression !== "happy") expect(asked.expression).toBe(expression);
        }
      }
  });

  it("is not found where it is left out: often of parks, mostly of the day, never of who is only met", () => {
    const share = (values: boolean[]) => values.filter(Boolean).length / values.length;
    const asked = panels.map(({ random, panel }) => {
      const script = {
        text: writeScript(random, { ...panel, place: "park", time: "day" }),
        vocabulary: "training",
      } as const;
      return askedOf({ ...panel, place: "park", time: "day" }, script, cast);
    });
    expect(share(asked.map(({ place }) => place === "park"))).toBeGreaterThan(0.4);
    expect(share(asked.map(({ place }) => place === "park"))).toBeLessThan(0.6);
    expect(share(asked.map(({ time }) => time === "day"))).toBeGreaterThan(0.12);
    expect(share(asked.map(({ time }) => time === "day"))).toBeLessThan(0.28);
    const gift = meetings.find(({ object }) => object === "cake")!;
    const { panel } = panels.find(({ panel }) => panel.meeting?.object === "cake" && panel.framing !== "close-up")!;
    expect(gift.poses[1]).toBe("clapping");
    const { people } = askedOf(panel, { text: "Qada brings Qbob a cake", vocabulary: "training" }, cast);
    const of = (mention: number) => people.find((person) => person.mention === mention)!;
    expect(of(0)).toMatchObject({ pose: "carrying", object: "cake", alone: true });
    expect(of(1)).toMatchObject({ pose: null, object: null });
  });
});

describe("what cannot be seen", () => {
  const look = (panel: Panel) => Object.keys(asked(panel, "Qada waves").people[0]!.look);

  it("is not judged: hair under a hat, clothes of close-ups, faces from afar", () => {
    expect(look(panelOf({}))).toContain("hair colour");
    expect(look(panelOf({}, { headwear: "helmet" }))).not.toContain("hair colour");
    expect(look(panelOf({}, { headwear: "helmet" }))).not.toContain("hair style");
    expect(look(panelOf({}, { hair: "bald" }))).toContain("hair style");
    expect(look(panelOf({}, { hair: "bald" }))).not.toContain("hair colour");
    expect(look(panelOf({ framing: "close-up" }))).not.toContain("garment");
    expect(look(panelOf({ framing: "close-up" }))).toContain("glasses");
    expect(look(panelOf({ framing: "wide" })).toSorted()).toEqual(["hair colour", "top colour"]);
  });

  it("nor hands of close-ups, things far away, the hour of a stage or of another world", () => {
    const person = (framing: Panel["framing"]) =>
      asked(panelOf({ framing }, {}, "read a book"), "Qada reads a book").people[0]!;
    expect(person("close-up")).toMatchObject({ pose: null, object: null, expression: "sad" });
    expect(person("wide")).toMatchObject({ pose: "reading", object: null, expression: null });
    for (const place of ["theatre", "moon"])
      expect(asked(panelOf({ place, time: "night" }), "Qada waves at night").time).toBeNull();
  });

  it("is not asked of the own look where a note says otherwise", () => {
    const panel = panelOf({}, { garment: "coat", topColour: "red" });
    panel.people[0]!.wearing = "in a red coat";
    const [person] = asked(panel, "Qada (in a red coat) waves").people;
    expect(person!.note).toEqual({ garment: "coat", "top colour": "red" });
    expect(person!.look).not.toHaveProperty("garment");
    expect(person!.look).not.toHaveProperty("top colour");
  });
});
