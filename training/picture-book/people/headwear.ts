import { band, circlePath, cornered, type Point, smooth, starPath } from "../geometry.ts";
import type { Ink } from "../ink.ts";
import { bright, shadow } from "../light.ts";
import { clothColours } from "../palette.ts";
import type { Character, Headwear } from "./character.ts";
import { outerEdge } from "./hair/shapes.ts";
import type { View } from "./poses.ts";

interface Hat {
  ink: Ink;
  view: View;
  colour: string;
  /** Horizontal middle of what is symmetrical about the head's axis. */
  x: number;
}
interface Layers {
  back: string;
  front: string;
}

/** A dome on the head, from its outer edge down to a level line. */
function dome({ view }: Hat, volume: number, level: number): string {
  const edge = outerEdge(view, volume);
  const upper = edge.filter(([, y]) => y < level - 0.5);
  const [first, last] = [upper[0]!, upper[upper.length - 1]!];
  const right: Point = [first[0] + 0.4, level];
  const left: Point = [last[0] - 0.3, level + (view === "front" ? 0 : 0.8)];
  return cornered(
    [right, ...upper, left],
    [left, [(left[0] + right[0]) / 2, level + (view === "front" ? -1.2 : 0.9)], right],
  );
}

/** A strip around the head at the dome's lower edge. */
function strip({ view, x }: Hat, level: number, tall: number, out: number): string {
  const [l, r] =
    view === "front"
      ? [-10.8 - out, 10.8 + out]
      : view === "side"
        ? [-11.6 - out, 8.6 + out]
        : [-11.4 - out, 9.6 + out];
  const sag = view === "front" ? -0.9 : 0.7;
  const mid = (l + r) / 2 + x * 0;
  return cornered(
    [
      [l, level],
      [mid, level + sag],
      [r, level - 0.4],
    ],
    [
      [r, level - 0.4],
      [r - 0.2, level + tall - 0.4],
    ],
    [
      [r - 0.2, level + tall - 0.4],
      [mid, level + tall + sag + 0.4],
      [l + 0.2, level + tall],
    ],
    [
      [l + 0.2, level + tall],
      [l, level],
    ],
  );
}

function flower(ink: Ink, x: number, y: number, r: number, colour: string): string {
  const petals = [0, 1, 2, 3, 4].map((i) => {
    const angle = (i * 2 * Math.PI) / 5;
    return circlePath(x + Math.sin(angle) * r, y - Math.cos(angle) * r, r * 0.78);
  });
  return ink.shape(petals.join(""), colour, { bold: true }) + ink.patch(circlePath(x, y, r * 0.62), "#f2c14d");
}

const drawings: Record<Exclude<Headwear, "none">, (hat: Hat) => Layers> = {
  cap: (hat) => {
    const { ink, view, colour } = hat;
    const brim =
      view === "front"
        ? smooth([
            [-9.4, -5],
            [-5, -7],
            [0, -7.4],
            [5, -7],
            [9.4, -5],
            [6.6, -2.6],
            [0, -1.8],
            [-6.6, -2.6],
          ])
        : view === "side"
          ? smooth([
              [3, -6.2],
              [8, -6.8],
              [14, -4.6],
              [17, -2.4],
              [12, -3],
              [6, -3.8],
            ])
          : smooth([
              [-0.6, -5.4],
              [5, -7.4],
              [10.6, -5.6],
              [13.6, -2.6],
              [9, -1.6],
              [3, -2.8],
            ]);
    return {
      back: "",
      front:
        ink.shape(dome(hat, 1.6, -4.4), colour, { bold: true, shade: 0.6 }) +
        ink.circle(view === "front" ? 0 : -2, -14, 1.2, shadow(colour, 0.8), { line: 0.7 }) +
        ink.shape(brim, shadow(colour, 0.5), { bold: true }),
    };
  },
  beanie: (hat) => {
    const { ink, colour, view } = hat;
    const top: Point = [view === "front" ? 0 : -2.4, -16.6];
    return {
      back: "",
      front:
        ink.shape(curlsAround(top, 2.2), bright(colour, 0.3), { bold: true }) +
        ink.shape(dome(hat, 2.2, -4.4), colour, { bold: true, shade: 0.6 }) +
        ink.shape(strip(hat, -6.6, 4.4, 0.5), shadow(colour, 0.55), { line: 0.9 }),
    };
  },
  "straw hat": (hat) => {
    const { ink, x } = hat;
    const straw = "#e7c67c";
    return {
      back: ink.shape(circlePath(x - 0.6, -6.4, 18, 5), shadow(straw, 0.9), { bold: true }),
      front:
        ink.shape(dome(hat, 2.4, -5.4), straw, { bold: true, shade: 0.6 }) +
        ink.shape(strip(hat, -8, 3.2, 0.3), hat.colour, { line: 0.8 }) +
        ink.shape(
          smooth([
            [x - 18.2, -6.6],
            [x - 9, -5.6],
            [x, -5.3],
            [x + 9, -5.6],
            [x + 18, -6.8],
            [x + 12, -3],
            [x, -2],
            [x - 12, -3],
          ]),
          straw,
          { bold: true },
        ),
    };
  },
  "wizard hat": (hat) => {
    const { ink, x, colour } = hat;
    return {
      back: ink.shape(circlePath(x - 0.6, -6, 17.4, 4.6), shadow(colour, 0.9), { bold: true }),
      front:
        ink.shape(
          cornered(
            [
              [x - 10.8, -5.4],
              [x - 7, -14],
              [x - 2.4, -24],
              [x + 3.6, -31],
            ],
            [
              [x + 3.6, -31],
              [x + 4.6, -22],
              [x + 8, -13],
              [x + 10.8, -5.6],
            ],
            [
              [x + 10.8, -5.6],
              [x, -4],
              [x - 10.8, -5.4],
            ],
          ),
          colour,
          { bold: true, shade: 0.8 },
        ) +
        ink.shape(starPath(x - 0.6, -14.4, 3.2), "#f5cf5e", { line: 0.7 }) +
        ink.shape(starPath(x + 3.2, -21.6, 1.8), "#f5cf5e", { line: 0.6 }) +
        ink.shape(
          smooth([
            [x - 17.6, -6.2],
            [x - 9, -5.6],
            [x, -5],
            [x + 9, -5.6],
            [x + 17.4, -6.4],
            [x + 11, -2.8],
            [x, -1.8],
            [x - 11, -2.8],
          ]),
          colour,
          { bold: true },
        ),
    };
  },
  crown: (hat) => {
    const { ink, x } = hat;
    const gold = "#efbd45";
    const points: Point[] = [
      [-8.8, -7.6],
      [-9.6, -16.4],
      [-5, -12.4],
      [0, -18],
      [5, -12.4],
      [9.6, -16.4],
      [8.8, -7.6],
    ];
    const moved = points.map(([px, py]): Point => [px + x, py]);
    const d = cornered(moved.slice(0, 2), ...[1, 2, 3, 4, 5].map((n) => moved.slice(n, n + 2)), [
      moved[6]!,
      [x, -6.5],
      moved[0]!,
    ]);
    return {
      back: "",
      front:
        ink.shape(d, gold, { bold: true, shade: 0.6 }) +
        ink.circle(x, -10.2, 1.5, "#c9413b", { line: 0.7 }) +
        ink.circle(x - 5.4, -9.6, 1.1, "#3f7fc0", { line: 0.6 }) +
        ink.circle(x + 5.4, -9.6, 1.1, "#3f7fc0", { line: 0.6 }),
    };
  },
  helmet: (hat) => {
    const { ink, colour, view } = hat;
    return {
      back: "",
      front:
        ink.shape(dome(hat, 2.4, -3.4), colour, { bold: true, shade: 0.8 }) +
        ink.patch(
          band(
            view === "front"
              ? [
                  [-7.6, -8.8],
                  [-4.6, -12],
                  [-0.6, -13],
                ]
              : [
                  [-4.6, -11],
                  [-0.6, -12.8],
                  [3, -12.4],
                ],
            [0.5, 2, 0.5],
          ),
          bright(colour, 0.6),
        ) +
        ink.shape(strip(hat, -5, 2.8, 1), shadow(colour, 0.6), { line: 0.9 }),
    };
  },
  "top hat": (hat) => {
    const { ink, x, colour } = hat;
    return {
      back: "",
      front:
        ink.shape(
          cornered(
            [
              [x - 8.6, -6.6],
              [x - 9.4, -22.4],
            ],
            [
              [x - 9.4, -22.4],
              [x, -21.4],
              [x + 9.4, -22.4],
            ],
            [
              [x + 9.4, -22.4],
              [x + 8.6, -6.6],
            ],
            [
              [x + 8.6, -6.6],
              [x, -5.4],
              [x - 8.6, -6.6],
            ],
          ),
          colour,
          { bold: true, shade: 0.7 },
        ) +
        ink.shape(
          cornered(
            [
              [x - 8.7, -11],
              [x, -10],
              [x + 8.7, -11],
            ],
            [
              [x + 8.7, -11],
              [x + 8.6, -7.4],
              [x, -6.4],
              [x - 8.6, -7.4],
            ],
          ),
          colour === clothColours.red ? clothColours.navy : clothColours.red,
          { line: 0.8 },
        ) +
        ink.shape(
          smooth([
            [x - 14.4, -7.4],
            [x - 7, -6.6],
            [x, -6.2],
            [x + 7, -6.6],
            [x + 14.4, -7.4],
            [x + 9, -4.2],
            [x, -3.4],
            [x - 9, -4.2],
          ]),
          colour,
          { bold: true },
        ),
    };
  },
  beret: ({ ink, view, colour }) => {
    const x = view === "front" ? 1.8 : -1.6;
    return {
      back: "",
      front:
        ink.shape(
          smooth([
            [x - 12.4, -8],
            [x - 9, -13.6],
            [x, -16.4],
            [x + 9.4, -14],
            [x + 12, -9],
            [x + 6, -7.2],
            [x - 1.6, -8.4],
            [x - 7.6, -6.8],
          ]),
          colour,
          { bold: true, shade: 0.7 },
        ) + ink.stroke(`M${x + 1} -16.2q.2 -1.6 1.2 -2.4`, shadow(colour, 1.6), 1.2),
    };
  },
  bow: ({ ink, view, colour }) => {
    const x = view === "front" ? -5.6 : view === "side" ? -1.4 : -3.6;
    const y = -12;
    const loop = (s: number) =>
      smooth([
        [x, y],
        [x + s * 3.4, y - 4],
        [x + s * 7, y - 3.6],
        [x + s * 7, y + 2.6],
        [x + s * 3.2, y + 2.4],
      ]);
    return {
      back: "",
      front:
        ink.shape(loop(-1), colour, { bold: true }) +
        ink.shape(loop(1), colour, { bold: true }) +
        ink.circle(x, y - 0.4, 1.9, shadow(colour, 0.6), { line: 0.8 }),
    };
  },
  headband: (hat) => ({ back: "", front: hat.ink.shape(strip(hat, -8.4, 2.9, -0.7), hat.colour, { line: 0.9 }) }),
  "flower wreath": ({ ink, view }) => {
    const at: Point[] =
      view === "front"
        ? [
            [-9, -5.4],
            [-5.4, -8.4],
            [0, -9.4],
            [5.4, -8.4],
            [9, -5.4],
          ]
        : view === "side"
          ? [
              [-9.4, -5],
              [-5, -8],
              [0, -9.2],
              [4.6, -8.4],
              [7.6, -6.2],
            ]
          : [
              [-8.4, -6],
              [-4, -8.8],
              [1, -9.6],
              [5.4, -8.4],
              [8.4, -5.6],
            ];
    const colours = ["#ec8fac", "#f7f1e4", "#e8853a", "#f7f1e4", "#ec8fac"];
    return {
      back: "",
      front: ink.brush(at, "#5b9153", 2.6) + at.map(([x, y], i) => flower(ink, x, y, 1.5, colours[i]!)).join(""),
    };
  },
  "rain hat": (hat) => {
    const { ink, x, colour } = hat;
    return {
      back: "",
      front:
        ink.shape(dome(hat, 1.8, -5), colour, { bold: true, shade: 0.7 }) +
        ink.shape(
          smooth([
            [x - 10, -7],
            [x, -6],
            [x + 10, -7],
            [x + 15.4, 0.2],
            [x + 8, -2.2],
            [x, -2.6],
            [x - 8, -2.2],
            [x - 15.4, 0.2],
          ]),
          colour,
          { bold: true, shade: 0.4 },
        ),
    };
  },
  headscarf: (hat) => {
    const { ink, view, colour } = hat;
    const d =
      view === "front"
        ? cornered(
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
          )
        : "";
    const hole: Point[] = [
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
    ];
    if (view === "front")
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
        front: ink
          .shape(`${d}${smooth(hole)}`.replace(/Z$/, "Z"), colour, { line: 1 })
          .replace("<path ", `<path fill-rule="evenodd" `),
      };
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
  },
};

const curlsAround = ([x, y]: Point, r: number) =>
  [
    [0, -1],
    [1.5, 0],
    [-1.5, 0],
    [0, 1],
  ]
    .map(([dx, dy]) => circlePath(x + dx! * r * 0.6, y + dy! * r * 0.6, r))
    .join("");

export function drawHeadwear(ink: Ink, character: Character, view: View): Layers {
  if (character.headwear === "none") return { back: "", front: "" };
  const x = view === "front" ? 0 : view === "side" ? -1.4 : -0.6;
  return drawings[character.headwear]({ ink, view, colour: clothColours[character.headwearColour], x });
}
