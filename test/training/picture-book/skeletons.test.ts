import { describe, expect, it } from "vitest";
import { Random } from "../../../training/drawing/random.ts";
import { render } from "../../../training/drawing/render.ts";
import { compose } from "../../../training/picture-book/compose.ts";
import { Ink } from "../../../training/picture-book/ink.ts";
import { trainingCharacter } from "../../../training/picture-book/people/cast.ts";
import { drawFigure, jointNames } from "../../../training/picture-book/people/figure.ts";
import { poseNames, poses } from "../../../training/picture-book/people/poses/index.ts";
import { proportions } from "../../../training/picture-book/people/proportions.ts";
import { skeleton } from "../../../training/picture-book/people/skeleton.ts";
import { panelWith } from "./support.ts";

describe("skeletons", () => {
  const character = trainingCharacter(new Random(4));
  const size = proportions(character);

  it("stand on the ground or float as high as the pose says, with bones of one length", () => {
    for (const name of poseNames) {
      for (const turn of [0, 38, 82]) {
        const { lift = 0 } = poses[name];
        const bones = skeleton(size, poses[name], turn);
        const lowest = Math.max(
          ...[...bones.ankles, ...bones.toes, ...bones.knees, bones.pelvis].map(({ at }) => at[1]),
        );
        expect(-lowest).toBeGreaterThan(lift + 1);
        expect(-lowest).toBeLessThan(lift + 6);
        for (const i of [0, 1] as const) {
          const seen = Math.hypot(
            bones.elbows[i].at[0] - bones.shoulders[i].at[0],
            bones.elbows[i].at[1] - bones.shoulders[i].at[1],
          );
          // Seen from somewhere a bone looks shorter than it is; the eye looks down a little.
          expect(seen).toBeLessThan(size.upperArm * 1.2);
        }
      }
    }
  });

  it("are mirrored where people face the other way", () => {
    const ink = new Ink({ style: "storybook", prefix: "t" });
    const acting = { pose: poses.waving, expression: "happy", held: null } as const;
    const right = drawFigure(ink, character, { ...acting, facing: "right" });
    const left = drawFigure(ink, character, { ...acting, facing: "left" });
    const at = (figure: typeof right, joint: (typeof jointNames)[number]) => figure.joints[jointNames.indexOf(joint)]!;
    expect(at(left, "left hand")[0]).toBeCloseTo(-at(right, "right hand")[0]);
    expect(at(left, "head")[1]).toBeCloseTo(at(right, "head")[1]);
    expect(left.face[0]![0]).toBeLessThan(left.face[1]![0]);
  });

  it("are where the limbs are drawn", () => {
    const random = new Random(5);
    let seen = 0;
    let drawn = 0;
    for (let i = 0; i < 40; i++) {
      const panel = panelWith(random, 1);
      Object.assign(panel, { framing: "full", prop: null });
      Object.assign(panel.people[0]!, { x: 128, y: 236, scale: 1.8 });
      panel.people[0]!.doing.object = null;
      const { mask, joints } = compose(panel, 64);
      const pixels = render(mask);
      for (const [x, y] of joints[0]!) {
        const [u, v] = [Math.floor(x / 4), Math.floor(y / 4)];
        if (u < 0 || v < 0 || u > 63 || v > 63) continue;
        seen++;
        if (pixels.data[(v * 64 + u) * 4]! > 100) drawn++;
      }
    }
    expect(seen).toBeGreaterThan(400);
    expect(drawn / seen).toBeGreaterThan(0.93);
  });
});
