import { lightness, mix } from "../../../drawing/colour.ts";
import { circlePath, type Point } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import { isOld } from "../character.ts";
import { seen } from "../views.ts";
import { eyeLine, type Face } from "./face.ts";

export function drawCheeks({ ink, view, skin, character }: Face): string {
  const y = eyeLine(character).y + 3.9;
  const colour = mix(skin, "#e2574c", lightness(skin) > 0.55 ? 0.62 : 0.5);
  const spot = (x: number, narrow: number) =>
    ink.ellipse(seen(view, [x, y])[0], y, 2 * narrow, 1.35, colour, { line: 0, opacity: 0.42 });
  if (view === "side") return spot(-5.6, 0.85);
  return spot(-6, 1) + spot(view === "front" ? 6 : 5.4, view === "front" ? 1 : 0.6);
}

/** Fair people with red or auburn hair have freckles. */
export function drawFreckles({ ink, character, view, skin }: Face): string {
  if (!["red", "auburn"].includes(character.hairColour) || !["porcelain", "fair"].includes(character.skin)) return "";
  const y = eyeLine(character).y + 3.4;
  const spots: Point[] = [
    [-6.4, 0],
    [-5, 0.6],
    [-4, -0.2],
    [-2.6, 0.5],
    [2.6, 0.5],
    [4, -0.2],
    [5, 0.6],
    [6.4, 0],
  ];
  const dots = spots.filter(([x]) => view !== "side" || x < -2).map(([x, dy]) => seen(view, [x, y + dy]));
  return ink.patch(dots.map(([x, at]) => circlePath(x, at, 0.34)).join(""), mix(skin, "#a4552f", 0.6));
}

export function drawWrinkles({ ink, character, view, skin }: Face): string {
  if (!isOld(character.kind)) return "";
  const line = shadow(skin, 1.3);
  const y = eyeLine(character).y;
  const stroke = (points: [number, number][], width: number) =>
    ink.brush(
      points.map((point) => seen(view, point)),
      line,
      width,
    );
  const left =
    stroke(
      [
        [-3.9, y + 4.2],
        [-4.3, y + 5.4],
        [-3.9, y + 6.6],
      ],
      0.7,
    ) +
    stroke(
      [
        [-6.2, y + 2.6],
        [-4.6, y + 3.3],
        [-2.9, y + 2.9],
      ],
      0.6,
    );
  const right =
    view === "side"
      ? ""
      : stroke(
          [
            [3.9, y + 4.2],
            [4.3, y + 5.4],
            [3.9, y + 6.6],
          ],
          0.7,
        ) +
        stroke(
          [
            [6.2, y + 2.6],
            [4.6, y + 3.3],
            [2.9, y + 2.9],
          ],
          0.6,
        );
  const brow =
    view === "side"
      ? ""
      : stroke(
          [
            [-3, y - 6.6],
            [0, y - 7],
            [3, y - 6.6],
          ],
          0.6,
        );
  return left + right + brow;
}
