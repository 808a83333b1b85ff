import { between, cornered, type Point, smooth } from "../../geometry.ts";
import { bright, shadow } from "../../light.ts";
import { clothColours } from "../../palette.ts";
import { type Body, button, cloth, emblem, onFront, seam, torsoPath, torsoShadow, white } from "../wardrobe.ts";
import { accent, collarFlaps, type GarmentDrawing, middleSeam, neckBand, skirt, top, topColour } from "./garment.ts";

const plain = { legs: null, long: false, behind: "", collar: "" };

/** A belt around the torso. */
function belt({ torso, ink }: Body, level: number, colour: string, wide = 0.09, out = 0.4): string {
  const upper: Point[] = [
    torso.edge(level, -1, out),
    between(torso.edge(level + 0.03, -1), torso.edge(level + 0.03, 1), 0.5),
    torso.edge(level, 1, out),
  ];
  const lower: Point[] = [
    torso.edge(level + wide, 1, out),
    between(torso.edge(level + wide + 0.03, -1), torso.edge(level + wide + 0.03, 1), 0.5),
    torso.edge(level + wide, -1, out),
  ];
  return ink.shape(cornered(upper, lower), colour, { line: 0.8 });
}

export function dress(body: Body): GarmentDrawing {
  const colour = topColour(body);
  const d = torsoPath(body, -0.02, 0.76, 0);
  return {
    ...plain,
    long: true,
    cut: { sleeve: 0.5, loose: [1.46, 1.3], hem: 0.76, cuff: accent(body) },
    sleeves: colour,
    legs: { length: 0, colour, loose: [1, 1] },
    torso:
      skirt(body, 0.68, 0.92, 4.6, colour, 0.2, true) +
      cloth(body, d, colour, body.torso.angle) +
      torsoShadow(body, 0.12, 0.7) +
      emblem(body, 0.38) +
      belt(body, 0.66, accent(body), 0.08, 0.3),
    collar: neckBand(body, shadow(colour, 0.4), 0) + collarFlaps(body, white, 0.13, 0.34),
  };
}

export function overalls(body: Body): GarmentDrawing {
  const colour = topColour(body);
  const under = accent(body);
  const { torso, ink, view } = body;
  const bib = onFront(body, [
    [0.3, -0.56],
    [0.28, 0],
    [0.3, 0.56],
    [0.62, 0.62],
    [0.7, 0],
    [0.62, -0.62],
  ]);
  const waist = torsoPath(body, 0.62, 1.1, 0.5);
  const strap = (side: number) => {
    const points = [
      [0.34, side * 0.5],
      [0.12, side * 0.56],
      [-0.02, side * 0.6],
    ].map(([level, across]) => torso.front(level!, across!));
    return points.every((at) => at !== null) ? ink.stroke(smooth(points as Point[], false), colour, 2.6) : "";
  };
  const sideBib =
    view === "side"
      ? ink.shape(
          smooth([torso.edge(0.3, 0.3), torso.edge(0.28, 1), torso.edge(0.66, 1, 0.3), torso.edge(0.66, -0.2)]),
          colour,
          { line: 0.8 },
        )
      : "";
  const pocket = onFront(body, [
    [0.4, -0.26],
    [0.4, 0.26],
    [0.55, 0.24],
    [0.58, 0],
    [0.55, -0.24],
  ]);
  return {
    ...plain,
    cut: { sleeve: 0.68, loose: [1.2, 1.3], hem: 1 },
    sleeves: under,
    legs: { length: 1.95, colour, loose: [1.22, 1.16] },
    torso:
      ink.shape(torsoPath(body, -0.02, 0.9, 0.3), under, { bold: true, shade: 0.5 }) +
      ink.shape(waist, colour, { bold: true, shade: 0.5 }) +
      strap(-1) +
      strap(1) +
      sideBib +
      (bib && view !== "side" ? ink.shape(bib, colour, { line: 0.9 }) : "") +
      (pocket && view !== "side" ? ink.shape(pocket, shadow(colour, 0.4), { line: 0.6 }) : "") +
      button(body, torso.front(0.34, -0.48), "#f0cf72", 1.2) +
      button(body, torso.front(0.34, 0.48), "#f0cf72", 1.2) +
      torsoShadow(body, 0.12, 1.05, 0.4),
    collar: neckBand(body, shadow(under, 0.4), 0),
  };
}

export function robe(body: Body): GarmentDrawing {
  const colour = topColour(body);
  const trim = accent(body);
  return {
    ...plain,
    long: true,
    cut: { sleeve: 1.84, loose: [1.3, 2.1], hem: 1, cuff: trim },
    sleeves: colour,
    legs: { length: 0, colour, loose: [1, 1] },
    torso:
      skirt(body, 0.6, 1.84, 3.4, colour, 0.6) +
      body.ink.shape(torsoPath(body, -0.02, 0.72, 0.5), colour, { bold: true, shade: 0.5 }) +
      torsoShadow(body, 0.12, 0.7, 0.5) +
      seam(
        body,
        [
          [-0.02, -0.4],
          [0.28, -0.06],
          [0.66, 0.06],
        ],
        trim,
        2.2,
      ) +
      seam(
        body,
        [
          [-0.02, 0.4],
          [0.28, 0.06],
          [0.66, 0.06],
        ],
        trim,
        2.2,
      ) +
      belt(body, 0.64, trim, 0.1, 0.8),
    collar: "",
  };
}

export function suit(body: Body): GarmentDrawing {
  const colour = topColour(body);
  const { torso, ink, view } = body;
  const v = onFront(body, [
    [-0.04, -0.4],
    [-0.04, 0.4],
    [0.3, 0.16],
    [0.52, 0.02],
    [0.3, -0.16],
  ]);
  const tie = onFront(body, [
    [0.04, -0.1],
    [0.04, 0.1],
    [0.12, 0.06],
    [0.36, 0.13],
    [0.48, 0.01],
    [0.36, -0.12],
    [0.12, -0.06],
  ]);
  // A white tie would be lost on the shirt.
  const tieColour = body.character.patternColour === "white" ? clothColours.red : accent(body);
  const lapel = (side: number) => {
    const points: [number, number][] = [
      [-0.04, side * 0.42],
      [0.1, side * 0.62],
      [0.17, side * 0.5],
      [0.2, side * 0.58],
      [0.54, side * 0.02],
      [0.3, side * 0.18],
    ];
    const seen = points.map(([level, across]) => torso.front(level, across));
    return seen.every((at) => at !== null)
      ? ink.shape(
          `M${(seen as Point[]).map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join("L")}Z`,
          bright(colour, 0.1),
          { line: 0.75 },
        )
      : "";
  };
  return {
    ...plain,
    cut: { sleeve: 1.9, loose: [1.24, 1.08], hem: 1.12, cuff: white },
    sleeves: colour,
    legs: { length: 1.97, colour, loose: [1.14, 1.02] },
    torso:
      top(body, 1.14, 0.5) +
      (view !== "side"
        ? (v ? ink.shape(v, white, { line: 0.6 }) : "") + (tie ? ink.shape(tie, tieColour, { line: 0.6 }) : "")
        : "") +
      lapel(-1) +
      lapel(1) +
      middleSeam(body, 0.54, 1.12, shadow(colour, 1.7)) +
      button(body, torso.front(0.64, 0.08), shadow(colour, 2), 0.9) +
      button(body, torso.front(0.8, 0.08), shadow(colour, 2), 0.9),
    collar: collarFlaps(body, white, 0.12, 0.2),
  };
}

export function spacesuit(body: Body): GarmentDrawing {
  const colour = topColour(body);
  const { torso, ink } = body;
  const panel = onFront(body, [
    [0.34, -0.42],
    [0.34, 0.42],
    [0.6, 0.42],
    [0.6, -0.42],
  ]);
  const lamp = (across: number, light: string) => button(body, torso.front(0.47, across), light, 1.3);
  return {
    ...plain,
    cut: { sleeve: 1.92, loose: [1.5, 1.34], hem: 1.1, cuff: white },
    sleeves: colour,
    legs: { length: 1.9, colour, loose: [1.34, 1.24] },
    torso:
      ink.shape(torsoPath(body, -0.02, 1.12, 1.4), colour, { bold: true, shade: 0.5 }) +
      torsoShadow(body, 0.12, 1.1, 1.4) +
      belt(body, 0.84, white, 0.1, 1.6) +
      (panel && body.view !== "side"
        ? ink.shape(panel, white, { line: 0.8 }) + lamp(-0.2, "#d9503f") + lamp(0.2, "#4f86c9")
        : ""),
    collar: neckBand(body, white, 0.12),
  };
}
