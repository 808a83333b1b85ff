import { lightness, mix } from "../../../drawing/colour.ts";
import { cornered, smooth } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import { isChild, isFeminine } from "../character.ts";
import { seen } from "../views.ts";
import type { Face } from "./face.ts";

const mouthRed = "#8e2f36";
const teeth = "#fff8ec";
const tongue = "#e2736d";

export function drawMouth({ ink, character, expression, view, skin }: Face): string {
  const y = isChild(character.kind) ? 7.3 : 7.1;
  const line = lightness(skin) < 0.42 ? "#2a1216" : mix(shadow(skin, 2), "#5c1f28", 0.62);
  const lips = isFeminine(character.kind) && !isChild(character.kind) ? mix(skin, "#c4424d", 0.55) : null;
  const at = (x: number, dy: number) => seen(view, [x, y + dy]);
  const curve = (points: [number, number][]) => points.map(([x, dy]) => at(x, dy));
  switch (expression) {
    case "happy":
    case "winking":
      return (
        ink.brush(
          curve([
            [-3.1, -0.5],
            [-1.8, 0.75],
            [0, 1.2],
            [1.8, 0.75],
            [3.1, -0.5],
          ]),
          line,
          1,
        ) +
        (lips
          ? ink.brush(
              curve([
                [-1.5, 1.5],
                [0, 2.0],
                [1.5, 1.5],
              ]),
              lips,
              1,
            )
          : "") +
        ink.brush(
          curve([
            [-3.5, -0.9],
            [-3.2, -0.45],
            [-2.8, -0.3],
          ]),
          line,
          0.7,
        )
      );
    case "laughing":
      return (
        ink.shape(
          cornered(
            curve([
              [-3.5, -0.9],
              [0, -0.3],
              [3.5, -0.9],
            ]),
            curve([
              [3.5, -0.9],
              [2.5, 2.3],
              [0, 3.2],
              [-2.5, 2.3],
              [-3.5, -0.9],
            ]),
          ),
          mouthRed,
          { line: 0.8 },
        ) +
        ink.patch(
          cornered(
            curve([
              [-3.1, -0.65],
              [0, -0.1],
              [3.1, -0.65],
            ]),
            curve([
              [3.1, -0.65],
              [2.7, 0.45],
              [0, 0.85],
              [-2.7, 0.45],
              [-3.1, -0.65],
            ]),
          ),
          teeth,
        ) +
        ink.patch(
          smooth(
            curve([
              [-1.5, 2.2],
              [0, 1.7],
              [1.5, 2.2],
              [0, 2.95],
            ]),
          ),
          tongue,
        )
      );
    case "sad":
      return ink.brush(
        curve([
          [-2.5, 1.5],
          [-1.4, 0.5],
          [0, 0.2],
          [1.4, 0.5],
          [2.5, 1.5],
        ]),
        line,
        1.05,
      );
    case "worried":
      return ink.brush(
        curve([
          [-2.4, 1.1],
          [-1.2, 0.4],
          [0, 0.9],
          [1.2, 0.3],
          [2.4, 1],
        ]),
        line,
        1.05,
      );
    case "surprised":
      return ink.shape(
        smooth(
          curve([
            [0, -0.8],
            [1.5, 0.4],
            [1.2, 2.2],
            [0, 2.9],
            [-1.2, 2.2],
            [-1.5, 0.4],
          ]),
        ),
        mouthRed,
        { line: 0.8 },
      );
    case "angry":
      return ink.brush(
        curve([
          [-2.6, 1.2],
          [-1.2, 0.45],
          [0, 0.4],
          [1.2, 0.45],
          [2.6, 1.2],
        ]),
        line,
        1.25,
      );
    case "asleep":
      return ink.brush(
        curve([
          [-1.4, 0.2],
          [0, 0.8],
          [1.4, 0.2],
        ]),
        line,
        0.9,
      );
    case "neutral":
      return (
        ink.brush(
          curve([
            [-2.3, 0.2],
            [-1, 0.55],
            [0, 0.6],
            [1, 0.55],
            [2.3, 0.1],
          ]),
          line,
          0.95,
        ) +
        (lips
          ? ink.brush(
              curve([
                [-1.3, 1.25],
                [0, 1.6],
                [1.3, 1.25],
              ]),
              lips,
              0.9,
            )
          : "")
      );
  }
}
