import { cornered, type Point, smooth } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import type { Hat, Layers } from "./hat.ts";

/** Around the face, and behind the shoulders. */
function fromFront({ ink, colour }: Hat): Layers {
  const scarf = cornered(
    [
      [-10.9, 4],
      [-11.6, -3],
      [-9.6, -9.6],
      [-4.6, -13.2],
      [0, -13.8],
      [4.6, -13.2],
      [9.6, -9.6],
      [11.6, -3],
      [10.9, 4],
    ],
    [
      [10.9, 4],
      [8.7, 10.4],
      [4, 13.4],
      [0, 14.2],
      [-4, 13.4],
      [-8.7, 10.4],
      [-10.9, 4],
    ],
  );
  const hole = smooth([
    [0, -8.6],
    [6, -7],
    [8.6, -1.6],
    [8.4, 4.4],
    [5.6, 9.6],
    [0, 11.6],
    [-5.6, 9.6],
    [-8.4, 4.4],
    [-8.6, -1.6],
    [-6, -7],
  ]);
  return {
    back: ink.shape(
      smooth([
        [0, -13],
        [11, -6],
        [11.4, 6],
        [12.6, 14.6],
        [0, 17],
        [-12.6, 14.6],
        [-11.4, 6],
        [-11, -6],
      ]),
      shadow(colour, 0.6),
      { bold: true },
    ),
    front: ink.shape(scarf + hole, colour, { line: 1 }).replace("<path ", `<path fill-rule="evenodd" `),
  };
}

/** From the face's edge to the chin and around the back of the head. */
function turned({ ink, view, colour }: Hat): Layers {
  const [edge, chin]: [Point[], Point] =
    view === "side"
      ? [
          [
            [7.6, -6.4],
            [4.2, -4.6],
            [2.4, 0],
            [2.6, 5.4],
            [5.4, 11],
          ],
          [6.4, 12.6],
        ]
      : [
          [
            [8.4, -5.6],
            [3.4, -7],
            [-1.4, -4],
            [-3.6, 2],
            [-1.4, 8.4],
            [3, 11.6],
          ],
          [4, 13.4],
        ];
  const outer: Point[] = [
    chin,
    [-2, 15.6],
    [-9, 12],
    [-12, 3],
    [-12, -4],
    [-8.6, -11.4],
    [-2, -13.9],
    [4, -12.6],
    [8, -8.6],
    edge[0]!,
  ];
  return {
    back: "",
    front: ink.shape(cornered(edge, [edge[edge.length - 1]!, ...outer]), colour, { bold: true, shade: 0.6 }),
  };
}

export const headscarf = (hat: Hat): Layers => (hat.view === "front" ? fromFront(hat) : turned(hat));
