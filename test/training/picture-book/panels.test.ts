import { describe, expect, it } from "vitest";
import { Random } from "../../../training/drawing/random.ts";
import { render } from "../../../training/drawing/render.ts";
import { compose } from "../../../training/picture-book/compose.ts";
import { facings } from "../../../training/picture-book/people/facing.ts";
import { poseNames } from "../../../training/picture-book/people/poses/index.ts";
import { placeNames } from "../../../training/picture-book/places/index.ts";
import { panelWith } from "./support.ts";

describe("panels", () => {
  it("draws every place, pose, facing and thing, in every style", () => {
    const random = new Random(6);
    placeNames.forEach((place, i) => {
      const panel = panelWith(random, 1 + (i % 3));
      Object.assign(panel, { place, framing: "full", style: (["storybook", "watercolour", "comic"] as const)[i % 3] });
      panel.people.forEach((person, n) => {
        person.y = 232;
        person.doing.pose = poseNames[(i * 3 + n) % poseNames.length]!;
        person.doing.facing = facings[(i + n) % facings.length]!;
      });
      const { svg, mask, joints } = compose(panel, 64);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(new Set(render(svg).data).size).toBeGreaterThan(20);
      expect(render(mask).data.some((value, at) => at % 4 === 0 && value > 200)).toBe(true);
      expect(joints.length).toBe(panel.people.length);
    });
  });

  it("masks agree with the picture: it changes where somebody is, and nowhere far from them", () => {
    const random = new Random(7);
    for (let i = 0; i < 12; i++) {
      const panel = panelWith(random, 1);
      Object.assign(panel, { prop: null, style: "storybook", weather: "clear" });
      panel.people[0]!.doing.object = null;
      const mask = render(compose(panel, 64).mask);
      const [with_, without] = [panel, { ...panel, people: [] }].map((each) => render(compose(each, 64).svg).data);
      let [inside, changedInside, outside, changedOutside] = [0, 0, 0, 0];
      for (let at = 0; at < with_!.length; at += 4) {
        const difference = [0, 1, 2].reduce((sum, c) => sum + Math.abs(with_![at + c]! - without![at + c]!), 0);
        if (mask.data[at]! > 250) {
          inside++;
          if (difference > 6) changedInside++;
        } else if (mask.data[at]! === 0 && Math.floor(at / 4 / 64) < 50) {
          outside++;
          if (difference > 60) changedOutside++;
        }
      }
      expect(inside).toBeGreaterThan(20);
      expect(changedInside / inside).toBeGreaterThan(0.9);
      expect(changedOutside / outside).toBeLessThan(0.03);
    }
  });

  it("draws people that are partly or wholly outside of the picture", () => {
    const panel = panelWith(new Random(8), 3);
    for (const [i, x] of [-300, 20, 900].entries()) panel.people[i]!.x = x;
    expect(render(compose(panel, 64).svg).width).toBe(64);
  });

  it("is one drawing, whatever its size", () => {
    const panel = panelWith(new Random(9), 2);
    const strip = (svg: string) => svg.replace(/ (?:width|height)="\d+"/, "").replace(/ height="\d+"/, "");
    expect(strip(compose(panel, 512).svg)).toBe(strip(compose(panel, 256).svg));
  });
});
