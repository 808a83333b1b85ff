import { darken, lighten } from "../../drawing/colour.ts";
import type { Random } from "../../drawing/random.ts";
import type { Ink } from "../ink.ts";
import type { Place, Time } from "./place.ts";

const outside: Record<Time, [string, string]> = {
  morning: ["#a9d8ee", "#fdebd0"],
  day: ["#8fcdf0", "#dff2f7"],
  sunset: ["#a98ac6", "#fbb478"],
  night: ["#1c2353", "#3f4a8c"],
};

function room(ink: Ink, wall: string, floor: string, boards = true): string {
  return (
    `<rect width="256" height="192" fill="${ink.fade(lighten(wall, 0.12), wall)}"/>` +
    ink.rect(0, 184, 256, 7, lighten(wall, 0.5), { line: 0.3 }) +
    ink.rect(0, 190, 256, 66, floor, { line: 0 }) +
    (boards
      ? ink.stroke(
          "M0 208H256M0 230H256M40 192v16M130 192v16M210 192v16M80 208v22M170 208v22M20 230v26M120 230v26M220 230v26",
          darken(floor, 0.14),
          1.2,
        )
      : "")
  );
}

function window(ink: Ink, x: number, y: number, w: number, h: number, time: Time): string {
  const [top, bottom] = outside[time];
  return (
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${ink.fade(top, bottom)}"/>` +
    (time === "night"
      ? ink.circle(x + w * 0.7, y + h * 0.3, 5, "#fbf3d2", { line: 0 }) +
        ink.circle(x + w * 0.3, y + h * 0.25, 1, "#fbf3d2", { line: 0 })
      : ink.circle(x + w * 0.72, y + h * 0.3, 5, "#fff0a8", { line: 0 })) +
    ink.stroke(`M${x} ${y}h${w}v${h}h${-w}Z`, "#fbf5e8", 4) +
    ink.stroke(`M${x + w / 2} ${y}v${h}M${x} ${y + h / 2}h${w}`, "#fbf5e8", 2.4) +
    ink.rect(x - 5, y + h, w + 10, 5, "#f1e6d2", { line: 0.4 })
  );
}

function curtains(ink: Ink, x: number, y: number, w: number, h: number, colour: string): string {
  const side = (s: number, cx: number) =>
    ink.path(
      `M${cx} ${y - 5}h${s * 18}C${cx + s * 16} ${y + h * 0.4} ${cx + s * 4} ${y + h * 0.6} ${cx - s * 3} ${y + h + 6}h${-s * 8}V${y - 5}Z`,
      colour,
      { line: 0.5 },
    );
  return side(1, x - 3) + side(-1, x + w + 3) + ink.stroke(`M${x - 14} ${y - 6}H${x + w + 14}`, "#8a5c3a", 2.6);
}

function shelf(ink: Ink, random: Random, x: number, y: number, w: number, rows: number): string {
  let svg = ink.rect(x, y, w, rows * 28 + 5, "#96683f", { line: 0.5 });
  for (let row = 0; row < rows; row++) {
    svg += ink.rect(x + 4, y + 4 + row * 28, w - 8, 25, "#6f4a2f", { line: 0 });
    for (let bx = x + 6; bx < x + w - 9; ) {
      const bw = random.range(4, 7.5);
      const bh = random.range(16, 23);
      svg += ink.rect(
        bx,
        y + 29 + row * 28 - bh,
        bw,
        bh,
        random.pick(["#d64a3c", "#4b7ccb", "#5c9c57", "#f3c44e", "#8662b0", "#ee8c3c", "#f8f1e4", "#3f9e99"]),
        { line: 0 },
      );
      bx += bw + 0.8 + (random.chance(0.12) ? 5 : 0);
    }
  }
  return svg;
}

function lamp(ink: Ink, x: number, y: number, on: boolean): string {
  return (
    ink.stroke(`M${x} ${y}V${y - 56}`, "#6b4a3a", 3) +
    ink.ellipse(x, y, 11, 3, "#6b4a3a", { line: 0 }) +
    (on ? ink.glow(x, y - 62, 48, "#ffe08a", 0.7) : "") +
    ink.path(`M${x - 9} ${y - 74}h18l7 20h-32Z`, "#f6d98c", { line: 0.6 })
  );
}

export const indoors: Record<string, Place> = {
  kitchen: {
    words: ["in the kitchen", "in a kitchen", "at home in the kitchen"],
    kind: "indoors",
    draw({ ink, random, time }) {
      const front = random.pick(["#7fb3a6", "#e0a868", "#8fa9c8", "#d98f78"]);
      return (
        room(ink, "#f6e3bf", "#d8b48c") +
        window(ink, 96, 48, 64, 56, time) +
        curtains(ink, 96, 48, 64, 56, "#e88d7c") +
        ink.rect(14, 40, 62, 44, front, { line: 0.5, shade: true }) +
        ink.stroke("M45 40v44M40 62v6M50 62v6", darken(front, 0.3), 1.6) +
        ink.rect(0, 132, 256, 9, "#fbf3e4", { line: 0.5 }) +
        ink.rect(0, 140, 256, 50, front, { line: 0.4 }) +
        ink.stroke("M52 142v46M104 142v46M156 142v46M44 158v8M60 158v8M148 158v8M96 158v8", darken(front, 0.3), 1.8) +
        ink.rect(190, 140, 52, 48, "#e9e6e2", { line: 0.5 }) +
        ink.rect(196, 154, 40, 26, "#5a5560", { round: 2, line: 0.5 }) +
        ink.rect(194, 128, 20, 6, "#4d4854", { line: 0 }) +
        ink.path("M196 128V114h22v14Z", "#c2503e", { line: 0.5 }) +
        ink.stroke("M218 118h9", "#5b3f30", 2.4) +
        ink.stroke("M184 56H246M192 56v14M210 56v14M230 56v14", "#8a6a4c", 2) +
        ink.circle(192, 77, 7, "#8d8a93", { line: 0.5 }) +
        ink.circle(211, 76, 6, "#c08a45", { line: 0.5 }) +
        ink.circle(231, 78, 8, "#8d8a93", { line: 0.5 }) +
        ink.path("M20 132V118h10v14Z", "#d8e4ea", { line: 0.4 }) +
        ink.circle(60, 127, 5, "#d64a3c", { line: 0.4 }) +
        ink.circle(70, 127, 5, "#f3c44e", { line: 0.4 })
      );
    },
  },
  "living room": {
    words: ["in the living room", "at home", "in a living room", "at home in the living room"],
    kind: "indoors",
    draw({ ink, random, time }) {
      const sofa = random.pick(["#7f9fc4", "#c77f6c", "#8fae84", "#b58fb8"]);
      return (
        room(ink, random.pick(["#efd8c2", "#dfe3cc", "#e6d3dc"]), "#c9996c") +
        window(ink, 24, 42, 58, 70, time) +
        curtains(ink, 24, 42, 58, 70, "#d9a05c") +
        ink.rect(150, 44, 50, 38, "#a5754c", { line: 0.4 }) +
        ink.rect(155, 49, 40, 28, "#bfe0ee", { line: 0 }) +
        ink.path("M155 77L172 58L184 70L190 64L195 77Z", "#7fae74", { line: 0 }) +
        ink.path("M96 190V142Q96 128 112 128H208Q224 128 224 142V190Z", sofa, { line: 0.6, shade: true }) +
        ink.rect(84, 148, 22, 46, darken(sofa, 0.06), { round: 9, line: 0.6 }) +
        ink.rect(214, 148, 22, 46, darken(sofa, 0.06), { round: 9, line: 0.6 }) +
        ink.rect(104, 164, 112, 26, lighten(sofa, 0.16), { round: 6, line: 0.5 }) +
        ink.rect(116, 146, 22, 20, "#f3c44e", { round: 5, line: 0.5 }) +
        lamp(ink, 246, 194, time === "night" || time === "sunset") +
        ink.ellipse(128, 228, 96, 20, "#d97f6a", { line: 0.4 }) +
        ink.ellipse(128, 228, 76, 14, "#f1d0a4", { line: 0 })
      );
    },
  },
  bedroom: {
    words: ["in the bedroom", "in a bedroom", "in the bedroom at home"],
    kind: "indoors",
    draw({ ink, random, time }) {
      const quilt = random.pick(["#6f94c9", "#d98198", "#76ad8b", "#9a83bd"]);
      return (
        room(ink, random.pick(["#cfdcea", "#ecd9e2", "#dfe6cf"]), "#caa079") +
        window(ink, 164, 40, 58, 62, time) +
        curtains(ink, 164, 40, 58, 62, "#8fa9d0") +
        ink.path("M4 190V118Q4 108 14 108H24Q30 108 30 118V190Z", "#a5754c", { line: 0.6 }) +
        ink.rect(22, 150, 116, 40, "#b98a5c", { line: 0.5 }) +
        ink.rect(24, 138, 112, 24, "#fbf5e8", { round: 6, line: 0.5 }) +
        ink.rect(28, 126, 36, 18, "#ffffff", { round: 7, line: 0.5 }) +
        ink.path("M60 138H132Q140 138 140 146V182H60Z", quilt, { line: 0.6, shade: true }) +
        [76, 96, 116]
          .map(
            (x) => ink.circle(x, 152, 4, "#fbf3e4", { line: 0 }) + ink.circle(x + 10, 168, 4, "#fbf3e4", { line: 0 }),
          )
          .join("") +
        ink.rect(212, 154, 36, 36, "#a5754c", { line: 0.5 }) +
        ink.stroke("M224 166h12M224 178h12", "#6b4a3a", 2) +
        (time === "night" ? ink.glow(230, 136, 40, "#ffe08a", 0.7) : "") +
        ink.path("M222 144h16l4 -16h-24Z", "#f6d98c", { line: 0.5 }) +
        ink.rect(228, 144, 4, 10, "#6b4a3a", { line: 0 }) +
        ink.ellipse(140, 230, 80, 16, lighten(quilt, 0.4), { line: 0.3 })
      );
    },
  },
  library: {
    words: ["in the library", "in a library", "among the bookshelves", "in the old library"],
    kind: "indoors",
    draw({ ink, random, time }) {
      return (
        room(ink, "#d9bd93", "#a5754c") +
        shelf(ink, random, -6, 22, 92, 6) +
        shelf(ink, random, 170, 22, 92, 6) +
        window(ink, 104, 40, 48, 84, time) +
        ink.rect(98, 152, 60, 6, "#8a5c3a", { line: 0.5 }) +
        ink.rect(103, 158, 5, 34, "#6b4a3a", { line: 0 }) +
        ink.rect(148, 158, 5, 34, "#6b4a3a", { line: 0 }) +
        ink.rect(108, 145, 20, 7, "#d64a3c", { line: 0.4 }) +
        ink.rect(112, 139, 18, 6, "#4b7ccb", { line: 0.4 }) +
        ink.ellipse(128, 230, 92, 18, "#a8504a", { line: 0.4 })
      );
    },
  },
  classroom: {
    words: ["in the classroom", "at school", "in a classroom", "in front of the blackboard"],
    kind: "indoors",
    draw({ ink, random, time }) {
      const sum = random.pick([
        "M62 76h10M67 71v10M84 70l-1 14M96 74h10M96 80h10M118 70q8 4 0 7q8 4 0 8",
        "M64 84l12 -18 12 18ZM104 74a9 9 0 1 0 18 0a9 9 0 1 0 -18 0",
      ]);
      return (
        room(ink, "#e9e0c6", "#c9a474") +
        ink.rect(40, 44, 124, 72, "#a5754c", { line: 0.5 }) +
        ink.rect(46, 50, 112, 60, "#3f6b58", { line: 0 }) +
        ink.stroke(sum, "#f3f0e2", 2) +
        ink.stroke("M56 98h70", "#f3f0e2", 1.6, 0.8) +
        window(ink, 192, 44, 48, 62, time) +
        ink.rect(6, 60, 24, 32, "#fbf3e4", { line: 0.4 }) +
        ink.circle(18, 74, 7, "#4b7ccb", { line: 0 }) +
        ink.stroke("M14 72q4 -3 8 0", "#5c9c57", 2.4) +
        [10, 182]
          .map(
            (x) =>
              ink.rect(x, 150, 66, 7, "#c08a52", { line: 0.5 }) +
              ink.rect(x + 5, 157, 4, 36, "#6f6a74", { line: 0 }) +
              ink.rect(x + 57, 157, 4, 36, "#6f6a74", { line: 0 }) +
              ink.rect(x + 14, 145, 20, 5, random.pick(["#d64a3c", "#4b7ccb", "#5c9c57"]), { line: 0.4 }) +
              ink.circle(x + 50, 145, 5, "#d64a3c", { line: 0.4 }),
          )
          .join("")
      );
    },
  },
  cafe: {
    words: ["in the cafe", "at a cafe", "in a cosy cafe", "at the cafe"],
    kind: "indoors",
    draw({ ink, random, time }) {
      const on = time === "night" || time === "sunset";
      const cake = (x: number, c: string) =>
        ink.path(`M${x - 8} 138h16v-9q-8 -5 -16 0Z`, c, { line: 0.4 }) +
        ink.circle(x, 125, 2.2, "#d64a3c", { line: 0 });
      return (
        room(ink, "#c98f70", "#8f6345") +
        window(ink, 18, 44, 84, 74, time) +
        ink.rect(150, 40, 84, 52, "#3e4a44", { line: 0.5 }) +
        ink.stroke("M160 54h40M160 66h54M160 78h34", "#f3f0e2", 2, 0.85) +
        ink.circle(220, 76, 6, "#e0ab63", { line: 0 }) +
        ink.rect(134, 138, 122, 8, "#e8cfa4", { line: 0.5 }) +
        ink.rect(138, 146, 118, 46, "#7c5138", { line: 0.5 }) +
        cake(156, "#f5b8c8") +
        cake(182, "#fbf3e4") +
        cake(208, "#a5653f") +
        [60, 128, 196]
          .map(
            (x) =>
              ink.stroke(`M${x} 0V16`, "#3b3038", 1.6) +
              (on ? ink.glow(x, 24, 34, "#ffe08a", 0.7) : "") +
              ink.path(`M${x - 10} 26Q${x} 8 ${x + 10} 26Z`, "#d9a441", { line: 0.5 }),
          )
          .join("") +
        ink.ellipse(44, 154, 30, 6, random.pick(["#fbf3e4", "#e8cfa4"]), { line: 0.5 }) +
        ink.rect(42, 158, 5, 36, "#5b3f30", { line: 0 }) +
        ink.rect(36, 145, 8, 8, "#4b7ccb", { round: 2, line: 0.4 }) +
        ink.rect(52, 146, 8, 8, "#d64a3c", { round: 2, line: 0.4 })
      );
    },
  },
  "castle hall": {
    words: ["in the castle hall", "inside the castle", "in the throne room", "in a great hall"],
    kind: "indoors",
    draw({ ink, time }) {
      const banner = (x: number, colour: string) =>
        ink.path(`M${x} 24h28v62l-14 -12 -14 12Z`, colour, { line: 0.5 }) +
        ink.circle(x + 14, 46, 7, "#f4c84e", { line: 0.4 });
      const pillar = (x: number) =>
        ink.rect(x, 0, 22, 192, "#c9c0c4", { line: 0.4, shade: true }) +
        ink.rect(x - 4, 184, 30, 9, "#b3a9b0", { line: 0.4 });
      return (
        room(ink, "#a89fb0", "#bdb0a6", false) +
        ink.stroke(
          "M0 40H256M0 80H256M0 120H256M0 160H256M40 0v40M140 0v40M90 40v40M200 40v40M60 80v40M180 80v40M100 120v40M220 120v40",
          "#978ea2",
          1.2,
        ) +
        window(ink, 104, 26, 48, 60, time) +
        banner(60, "#a33b45") +
        banner(168, "#a33b45") +
        pillar(18) +
        pillar(216) +
        ink.path("M102 192V128Q128 104 154 128V192Z", "#8a5c3a", { line: 0.6, shade: true }) +
        ink.rect(110, 134, 36, 44, "#b2454c", { round: 6, line: 0.5 }) +
        ink.rect(96, 160, 12, 32, "#d9a441", { round: 3, line: 0.5 }) +
        ink.rect(148, 160, 12, 32, "#d9a441", { round: 3, line: 0.5 }) +
        ink.path("M96 192H160L196 256H60Z", "#b2454c", { line: 0.4 }) +
        ink.path("M104 192H152L180 256H76Z", "#c65a58", { line: 0 })
      );
    },
  },
  workshop: {
    words: ["in the workshop", "in a workshop", "in the laboratory", "in the wizard's study"],
    kind: "indoors",
    draw({ ink, random, time }) {
      const bottle = (x: number, y: number, c: string) =>
        ink.path(`M${x - 2} ${y - 16}h4v6q6 3 6 9h-16q0 -6 6 -9Z`, c, { line: 0.5 });
      return (
        room(ink, "#b8a58f", "#8f6345") +
        window(ink, 170, 40, 54, 58, time) +
        shelf(ink, random, 8, 18, 78, 2) +
        ink.rect(96, 74, 60, 4, "#6b4a3a", { line: 0.3 }) +
        bottle(106, 74, "#7fc08f") +
        bottle(126, 74, "#d98fb0") +
        bottle(146, 74, "#7fb0e0") +
        ink.rect(0, 138, 124, 9, "#a5754c", { line: 0.5 }) +
        ink.rect(8, 147, 6, 46, "#6b4a3a", { line: 0 }) +
        ink.rect(110, 147, 6, 46, "#6b4a3a", { line: 0 }) +
        bottle(26, 138, "#e8a13c") +
        bottle(48, 138, "#8662b0") +
        ink.circle(84, 127, 10, "#9cc4e8", { line: 0.5 }) +
        ink.rect(76, 135, 16, 4, "#6b4a3a", { line: 0 }) +
        ink.path("M196 192C180 178 186 158 196 156H236C246 158 252 178 236 192Z", "#55505c", {
          line: 0.6,
          shade: true,
        }) +
        ink.ellipse(216, 157, 22, 5, "#8fcf7a", { line: 0.5 }) +
        ink.circle(208, 148, 4, "#b4e3a0", { line: 0 }) +
        ink.circle(222, 140, 3, "#b4e3a0", { line: 0 })
      );
    },
  },
};
