import { cornered, type Point, smooth } from "../../geometry.ts";
import { bright, shadow } from "../../light.ts";
import { type Body, button, emblem, onFront, seam, torsoShadow, white } from "../wardrobe.ts";
import {
  accent,
  collarFlaps,
  type GarmentDrawing,
  middleSeam,
  neckBand,
  rib,
  skirt,
  top,
  topColour,
} from "./garment.ts";

const plain = { legs: null, long: false, behind: "", collar: "" };

export function tShirt(body: Body): GarmentDrawing {
  const colour = topColour(body);
  return {
    ...plain,
    cut: { sleeve: 0.68, loose: [1.22, 1.36], hem: 1.08 },
    sleeves: colour,
    torso: top(body, 1.08, 0.4) + emblem(body, 0.42),
    collar: neckBand(body, shadow(colour, 0.35), 0),
  };
}

export function sweater(body: Body): GarmentDrawing {
  const colour = topColour(body);
  const edge = shadow(colour, 0.55);
  return {
    ...plain,
    cut: { sleeve: 1.9, loose: [1.3, 1.2], hem: 1.12, cuff: edge },
    sleeves: colour,
    torso: top(body, 1.12, 0.9) + emblem(body, 0.42) + rib(body, 1.12, 0.7, edge),
    collar: neckBand(body, edge, 0.09),
  };
}

export function shirt(body: Body): GarmentDrawing {
  const colour = topColour(body);
  const dark = shadow(colour, 1.6);
  const buttons = [0.24, 0.46, 0.68, 0.9].map((level) => button(body, body.torso.front(level, 0), white, 0.7));
  const pocket = onFront(body, [
    [0.3, 0.28],
    [0.3, 0.66],
    [0.46, 0.64],
    [0.5, 0.47],
    [0.46, 0.3],
  ]);
  return {
    ...plain,
    cut: { sleeve: 1.9, loose: [1.16, 1.02], hem: 1.08, cuff: colour },
    sleeves: colour,
    torso:
      top(body, 1.08, 0.3) +
      middleSeam(body, 0.12, 1.06, dark) +
      (pocket ? body.ink.shape(pocket, colour, { line: 0.6 }) : "") +
      buttons.join(""),
    collar: neckBand(body, shadow(colour, 0.4), 0) + collarFlaps(body, bright(colour, 0.18), 0.17, 0.22),
  };
}

export function hoodie(body: Body): GarmentDrawing {
  const colour = topColour(body);
  const edge = shadow(colour, 0.6);
  const { torso, ink } = body;
  const pocket = onFront(body, [
    [0.66, -0.36],
    [0.66, 0.36],
    [0.82, 0.62],
    [0.96, 0.58],
    [0.97, 0],
    [0.96, -0.58],
    [0.82, -0.62],
  ]);
  const strings = [-0.22, 0.22].map((across) =>
    seam(
      body,
      [
        [0.08, across],
        [0.2, across],
        [0.34, across * 1.1],
      ],
      white,
      0.95,
    ),
  );
  return {
    ...plain,
    cut: { sleeve: 1.9, loose: [1.32, 1.2], hem: 1.1, cuff: edge },
    sleeves: colour,
    torso:
      top(body, 1.1, 1) +
      emblem(body, 0.4) +
      (pocket ? ink.shape(pocket, shadow(colour, 0.22), { line: 0.7 }) : "") +
      rib(body, 1.1, 0.8, edge),
    behind: hood(body, colour),
    collar: hoodCollar(body, colour) + (torso.front(0.08, -0.22) ? strings.join("") : ""),
  };
}

/** A hood that lies on the back, as seen beside the neck. */
function hood(body: Body, colour: string): string {
  const { torso, ink, view } = body;
  const [l, r] = [torso.edge(0.1, -1, -1), torso.edge(0.1, 1, -1)];
  const out = view === "front" ? 1.6 : 0.2;
  const back = view === "front" ? 0 : 3.4;
  const d = smooth([
    [l[0] - back, l[1] + 1],
    [torso.edge(-0.08, -1)[0] - out - back, torso.edge(-0.08, -1)[1]],
    torso.edge(-0.2, 0),
    [torso.edge(-0.08, 1)[0] + out - back * 0.6, torso.edge(-0.08, 1)[1]],
    [r[0], r[1] + 1],
  ]);
  return ink.shape(d, shadow(colour, 0.7), { bold: true });
}

/** The two edges of a hood that meet at the throat. */
function hoodCollar(body: Body, colour: string): string {
  const { torso, ink } = body;
  return [-1, 1]
    .map((side) => {
      const points: [number, number][] = [
        [-0.06, side * 0.5],
        [0.02, side * 0.72],
        [0.15, side * 0.42],
        [0.19, side * 0.03],
        [0.1, side * 0.1],
        [0.02, side * 0.34],
      ];
      const seen = points.map(([level, across]) => torso.front(level, across)).filter((at) => at !== null);
      return seen.length < 5 ? "" : ink.shape(smooth(seen), colour, { line: 0.8 });
    })
    .join("");
}

/** The strip of what is worn underneath, where a garment stands open. */
function opening(body: Body, levels: [number, number][], under: string): string {
  const { torso, ink } = body;
  const left = levels.map(([level, half]) => torso.front(level, -half));
  const right = levels.map(([level, half]) => torso.front(level, half)).reverse();
  const edge = torso.edge(0.5, 1);
  const points = [...left, ...right.map((at, i) => at ?? torso.edge(levels[levels.length - 1 - i]![0], 1))];
  if (points.some((at) => at === null) || body.view === "side") return edge ? "" : "";
  return ink.shape(cornered(points.slice(0, levels.length) as Point[], points.slice(levels.length) as Point[]), under, {
    line: 0.7,
  });
}

export function cardigan(body: Body): GarmentDrawing {
  const colour = topColour(body);
  const edge = shadow(colour, 0.6);
  const buttons = [0.62, 0.78, 0.94].map((level) => button(body, body.torso.front(level, 0), accent(body), 1));
  return {
    ...plain,
    cut: { sleeve: 1.9, loose: [1.26, 1.16], hem: 1.14, cuff: edge },
    sleeves: colour,
    torso:
      top(body, 1.14, 0.8) +
      opening(
        body,
        [
          [-0.02, 0.42],
          [0.2, 0.34],
          [0.5, 0.02],
        ],
        white,
      ) +
      rib(body, 1.14, 0.6, edge) +
      middleSeam(body, 0.5, 1.12, shadow(colour, 1.6)) +
      buttons.join(""),
    collar: neckBand(body, shadow(white, 0.3), 0),
  };
}

export function jacket(body: Body): GarmentDrawing {
  const colour = topColour(body);
  const under = accent(body);
  const pockets = [-0.55, 0.55].map((x) =>
    seam(
      body,
      [
        [0.68, x - 0.16],
        [0.7, x],
        [0.68, x + 0.16],
      ],
      shadow(colour, 1.8),
      0.9,
    ),
  );
  return {
    ...plain,
    cut: { sleeve: 1.94, loose: [1.3, 1.14], hem: 1.04, cuff: shadow(colour, 0.8) },
    sleeves: colour,
    torso:
      top(body, 1.04, 1) +
      opening(
        body,
        [
          [-0.02, 0.36],
          [0.3, 0.26],
          [0.98, 0.2],
        ],
        under,
      ) +
      pockets.join("") +
      rib(body, 1.04, 0.8, shadow(colour, 0.8)),
    collar: neckBand(body, shadow(under, 0.4), 0) + collarFlaps(body, shadow(colour, 0.4), 0.17, 0.26),
  };
}

export function coat(body: Body): GarmentDrawing {
  const colour = topColour(body);
  const dark = shadow(colour, 1.7);
  const buttons = [0.34, 0.58, 0.82].map((level) => button(body, body.torso.front(level, 0.16), "#f0d9a8", 1.25));
  return {
    ...plain,
    long: true,
    cut: { sleeve: 1.96, loose: [1.36, 1.3], hem: 1, cuff: shadow(colour, 0.5) },
    sleeves: colour,
    torso: skirt(body, 0.6, 0.74, 2.4, colour, 1) + topOver(body, colour, dark) + buttons.join(""),
    collar: neckBand(body, accent(body), 0.06) + collarFlaps(body, shadow(colour, 0.35), 0.2, 0.32),
  };
}

/** The upper part of a garment whose lower part is a skirt: without a line between the two. */
function topOver(body: Body, colour: string, dark: string): string {
  const { torso, ink } = body;
  const levels = [-0.02, 0.03, 0.12, 0.36, 0.62, 0.8];
  const right = levels.map((level) => torso.edge(level, 1, level > 0.2 ? 0.9 : 0));
  const left = levels.map((level) => torso.edge(level, -1, level > 0.2 ? 0.9 : 0)).reverse();
  const d = cornered(right, left);
  const upper = ink.shape(d, colour, { bold: true, shade: 0.5 });
  const [a, b] = [torso.edge(0.7, -1, 0.6), torso.edge(0.7, 1, 0.6)];
  const [c, e] = [torso.edge(0.95, 1, 1.2), torso.edge(0.95, -1, 1.2)];
  const blend = ink.patch(cornered([a, b], [b, c], [c, e], [e, a]), colour);
  const shade = torsoShadow(body, 0.12, 0.95, 0.9);
  return upper + blend + shade + middleSeam(body, 0.16, 1.3, dark);
}

export function raincoat(body: Body): GarmentDrawing {
  const colour = topColour(body);
  const dark = shadow(colour, 1.7);
  const { torso, ink } = body;
  const shine = ([at, length]: [number, number]) => {
    const from = torso.edge(at, -0.72);
    const to = torso.edge(at + length, -0.66);
    return ink.brush([from, torso.edge(at + length / 2, -0.78), to], bright(colour, 0.75), 1.1);
  };
  const toggles = [0.3, 0.52, 0.74].map((level) =>
    seam(
      body,
      [
        [level, -0.16],
        [level + 0.01, 0],
        [level, 0.16],
      ],
      "#f3e2bd",
      1.5,
    ),
  );
  return {
    ...plain,
    long: true,
    cut: { sleeve: 1.94, loose: [1.4, 1.34], hem: 1 },
    sleeves: colour,
    behind: hood(body, colour),
    torso:
      skirt(body, 0.55, 0.5, 2.8, colour, 1.2) +
      topOver(body, colour, dark) +
      shine([0.26, 0.3]) +
      shine([0.66, 0.1]) +
      toggles.join(""),
    collar: hoodCollar(body, bright(colour, 0.15)),
  };
}
