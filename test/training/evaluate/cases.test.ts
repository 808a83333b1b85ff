import { describe, expect, it } from "vitest";
import { requestsOf } from "../../../training/evaluate/artist.ts";
import { casesOf, groups } from "../../../training/evaluate/cases.ts";
import { placeWords } from "../../../training/picture-book/captions/scene.ts";
import { heldOut } from "../../../training/picture-book/held-out.ts";
import { isHeldOut } from "../../../training/picture-book/people/cast.ts";

const characters = heldOut(8, 1);
const defaults = { pack: "storybook", width: 256, height: 256, steps: 25, guidanceScale: 3, identityScale: 1 };

describe("the cases", () => {
  it("are stories that the product understands, about characters that training never shows", () => {
    for (const group of groups)
      for (const told of casesOf(group, characters)) {
        const requests = requestsOf(told, defaults);
        expect(requests.length).toBe(told.panels.length);
        requests.forEach(({ slots, prompt }, i) => {
          expect(slots.length).toBe(told.panels[i]!.people.length);
          expect(prompt).not.toMatch(/Q(ada|bob|cleo)/);
        });
        for (const { character } of told.cast) expect(isHeldOut(character)).toBe(true);
      }
  });

  it("have as many people and panels as their group says, and stories another seed a panel", () => {
    const people = { one: 1, two: 2, three: 3, notes: 2, nobody: 0, stories: 1 };
    for (const [group, count] of Object.entries(people))
      for (const { panels } of casesOf(group as keyof typeof people, characters))
        for (const panel of panels) expect(panel.people.length).toBe(count);
    for (const { panels } of casesOf("notes", characters))
      expect(panels[0]!.people.some(({ wearing }) => wearing !== null)).toBe(true);
    for (const told of casesOf("stories", characters)) {
      expect(told.panels.length).toBe(4);
      expect(new Set(requestsOf(told, defaults).map(({ seed }) => seed)).size).toBe(4);
    }
  });

  it("say the same panels in held-out words", () => {
    const trained = [...casesOf("one", characters), ...casesOf("two", characters)];
    casesOf("words", characters).forEach(({ panels, scripts }, i) => {
      const [panel] = panels;
      expect(panel).toEqual(trained[i]!.panels[0]);
      const unseen = placeWords[panel!.place]!.split("|").find((words) => words.startsWith("~"))!;
      if (panel!.place !== "park") expect(scripts[0]).toContain(unseen.slice(1));
    });
  });
});
