import { darken, lighten } from "../../drawing/colour.ts";
import type { Random } from "../../drawing/random.ts";
import type { Ink } from "../ink.ts";
import { bush, hills, type Place, type Time, tree } from "./place.ts";

const lit = (time: Time) => (time === "night" || time === "sunset" ? "#ffdf8a" : "#bfe0ee");

function house(ink: Ink, x: number, y: number, w: number, h: number, wall: string, time: Time, plain = false): string {
  const window = (wx: number, wy: number) =>
    ink.rect(wx, wy, 13, 16, lit(time), { selfLit: time === "night", line: 0.4, round: 1 }) +
    ink.stroke(`M${wx + 6.5} ${wy}v16M${wx} ${wy + 8}h13`, "#fbf3e4", 1.2);
  let svg = ink.rect(x, y - h, w, h, wall, { line: 0.5, shade: true });
  svg += plain
    ? ink.rect(x - 2, y - h - 4, w + 4, 6, darken(wall, 0.2), { line: 0.4 })
    : ink.path(`M${x - 5} ${y - h + 2}L${x + w / 2} ${y - h - w * 0.42}L${x + w + 5} ${y - h + 2}Z`, "#b45a43", {
        line: 0.5,
        shade: true,
      });
  for (let wy = y - h + 10; wy < y - 34; wy += 26)
    for (let wx = x + 8; wx < x + w - 16; wx += 22) svg += window(wx, wy);
  return (
    svg +
    ink.path(
      `M${x + w / 2 - 8} ${y}V${y - 22}Q${x + w / 2} ${y - 30} ${x + w / 2 + 8} ${y - 22}V${y}Z`,
      darken(wall, 0.42),
      { line: 0.4 },
    )
  );
}

const walls = ["#e7b98a", "#d98f78", "#a9c2b4", "#efd9a8", "#c7a9c2", "#9fb7d0"];

function street(ink: Ink, random: Random, time: Time): string {
  let svg = "";
  for (let x = -14; x < 250; x += 64)
    svg += house(
      ink,
      x + random.range(0, 6),
      180,
      54,
      random.range(84, 128),
      random.pick(walls),
      time,
      random.chance(0.4),
    );
  return svg;
}

export const town: Record<string, Place> = {
  street: {
    words: ["in the street", "on a city street", "in the city", "in town", "on the street"],
    kind: "outdoors",
    draw({ ink, random, time, weather }) {
      const lamp = random.chance(0.5) ? 22 : 236;
      return (
        ink.path("M0 180V92H30V70H58V104H96V84H124V112H160V62H186V98H220V80H256V180Z", "#b9c4d2", { line: 0 }) +
        street(ink, random, time) +
        ink.rect(0, 178, 256, 26, weather === "snow" ? "#eef2f5" : "#cfc3b4", { line: 0.3 }) +
        ink.rect(0, 204, 256, 52, weather === "snow" ? "#e2e8ee" : "#8d8a93", { line: 0 }) +
        ink.stroke("M10 240h34M76 240h34M142 240h34M208 240h34", "#f3ead6", 3) +
        ink.stroke(`M${lamp} 204V120`, "#4b4652", 3.4) +
        (time === "night" ? ink.glow(lamp, 112, 34, "#ffe08a", 0.8) : "") +
        ink.circle(lamp, 113, 7, "#ffe9ae", { line: 0.7, selfLit: true })
      );
    },
  },
  market: {
    words: ["at the market", "in the market", "at the market square", "among the market stalls"],
    kind: "outdoors",
    draw({ ink, random, time }) {
      const stall = (x: number, colour: string) => {
        let svg =
          ink.rect(x + 4, 118, 4, 74, "#8a5c3a", { line: 0.3 }) +
          ink.rect(x + 76, 118, 4, 74, "#8a5c3a", { line: 0.3 }) +
          ink.rect(x, 160, 84, 32, "#b57a4a", { line: 0.5, shade: true });
        for (let i = 0; i < 7; i++)
          svg += ink.path(`M${x - 4 + i * 13.2} 106h13.2v16q-6.6 8 -13.2 0Z`, i % 2 ? "#fbf3e4" : colour, {
            line: 0.4,
          });
        for (let i = 0; i < 9; i++)
          svg += ink.circle(
            x + 8 + i * 8.6,
            157 - (i % 2) * 3,
            4.6,
            ["#d64a3c", "#f3c44e", "#ee8c3c", "#5c9c57"][(i + Math.floor(x)) % 4]!,
            { line: 0.4 },
          );
        return svg;
      };
      return (
        street(ink, random, time) +
        ink.rect(0, 176, 256, 80, "#d9c8ae", { line: 0 }) +
        stall(8, random.pick(["#d64a3c", "#4b7ccb"])) +
        stall(164, random.pick(["#5c9c57", "#ee8c3c"])) +
        ink.stroke("M0 214h60M90 226h70M180 216h76M20 244h80M140 246h70", "#c0ab8c", 1.4)
      );
    },
  },
  playground: {
    words: ["at the playground", "on the playground", "in the playground"],
    kind: "outdoors",
    draw({ ink, random, weather }) {
      const left = random.chance(0.5);
      const slide = left ? 14 : 158;
      const swing = left ? 150 : 14;
      return (
        ink.path(hills(random, 144, 8), "#a9cf8e", { line: 0 }) +
        tree(ink, random.range(100, 150), 170, 72, "#75ad5c") +
        ink.rect(0, 168, 256, 88, weather === "snow" ? "#f0f4f7" : "#9cc873", { line: 0 }) +
        ink.ellipse(128, 218, 150, 36, "#ecd6a6", { line: 0.3 }) +
        ink.stroke(
          `M${slide + 10} 200V122M${slide + 30} 200V122M${slide + 10} 140h20M${slide + 10} 158h20M${slide + 10} 176h20`,
          "#4b7ccb",
          4,
        ) +
        ink.path(
          `M${slide + 26} 122C${slide + 50} 128 ${slide + 54} 184 ${slide + 84} 192L${slide + 82} 201C${slide + 44} 196 ${slide + 44} 140 ${slide + 24} 132Z`,
          "#d64a3c",
          { line: 0.6, shade: true },
        ) +
        ink.stroke(
          `M${swing} 204L${swing + 14} 116L${swing + 28} 204M${swing + 62} 204L${swing + 76} 116L${swing + 90} 204M${swing + 14} 116H${swing + 76}`,
          "#e7a63a",
          4,
        ) +
        ink.stroke(`M${swing + 34} 118V172M${swing + 54} 118V172`, "#6f6a74", 1.4) +
        ink.rect(swing + 29, 171, 30, 5, "#a5653f", { round: 2, line: 0.4 })
      );
    },
  },
  rooftop: {
    words: ["on the rooftop", "on a rooftop", "on the roof", "up on the roof"],
    kind: "outdoors",
    draw({ ink, random, time }) {
      let city = "";
      for (let x = -6; x < 260; x += 30) {
        const h = random.range(36, 92);
        city += ink.rect(x, 190 - h, 26, h, random.pick(["#a9b4c8", "#b9aac0", "#98aabf", "#c3b3ae"]), { line: 0 });
        for (let y = 196 - h; y < 178; y += 13)
          city +=
            ink.rect(x + 5, y, 5, 7, lit(time), { selfLit: time === "night", line: 0 }) +
            ink.rect(x + 15, y, 5, 7, lit(time), { selfLit: time === "night", line: 0 });
      }
      const chimney = random.chance(0.5) ? 20 : 206;
      return (
        city +
        ink.rect(0, 184, 256, 72, "#b4654c", { line: 0.5 }) +
        ink.stroke(
          "M0 204H256M0 224H256M0 244H256M20 186v18M60 186v18M100 186v18M140 186v18M180 186v18M220 186v18M40 206v18M80 206v18M120 206v18M160 206v18M200 206v18M240 206v18M20 226v18M60 226v18M100 226v18M140 226v18M180 226v18M220 226v18",
          "#97503c",
          1.4,
        ) +
        ink.rect(chimney, 138, 30, 56, "#9c5b48", { line: 0.5, shade: true }) +
        ink.rect(chimney - 3, 132, 36, 9, "#7f4639", { line: 0.5 })
      );
    },
  },
  castle: {
    words: ["in front of the castle", "at the castle", "by the castle", "outside a castle"],
    kind: "outdoors",
    draw({ ink, random, time, weather }) {
      const stone = random.pick(["#c3bcc9", "#d3c3b0", "#b9c3cc"]);
      const tower = (x: number, y: number, w: number, h: number) =>
        ink.rect(x, y - h, w, h, stone, { line: 0.5, shade: true }) +
        ink.path(`M${x - 4} ${y - h}L${x + w / 2} ${y - h - w * 1.2}L${x + w + 4} ${y - h}Z`, "#7a6fb0", {
          line: 0.5,
          shade: true,
        }) +
        ink.stroke(`M${x + w / 2} ${y - h - w * 1.2}v-12`, "#6b4a3a", 1.2) +
        ink.path(`M${x + w / 2} ${y - h - w * 1.2 - 12}l13 4 -13 4Z`, "#d64a3c", { line: 0.3 }) +
        ink.path(`M${x + w / 2 - 4} ${y - h + 26}v-10q4 -6 8 0v10Z`, lit(time), {
          selfLit: time === "night",
          line: 0.4,
        });
      let battlement = "";
      for (let x = 62; x < 190; x += 18) battlement += ink.rect(x, 98, 10, 10, stone, { line: 0.4 });
      return (
        ink.path(hills(random, 138, 12), "#a9cf8e", { line: 0 }) +
        battlement +
        ink.rect(56, 106, 144, 72, stone, { line: 0.5, shade: true }) +
        tower(36, 178, 34, 96) +
        tower(186, 178, 34, 96) +
        tower(112, 108, 32, 34) +
        ink.path("M108 178V146Q128 120 148 146V178Z", "#6b4a3a", { line: 0.6 }) +
        ink.stroke("M118 178v-38M128 178v-44M138 178v-38", "#503629", 1.2) +
        ink.path(hills(random, 176, 3), weather === "snow" ? "#f0f4f7" : "#8cbf68", { line: 0.3 }) +
        ink.path("M110 176Q116 210 70 256H190Q144 210 148 176Z", "#e4d2ab", { line: 0 }) +
        bush(ink, 20, 200, 20, "#5f9f58") +
        bush(ink, 240, 200, 18, "#5f9f58")
      );
    },
  },
  "house front": {
    words: ["in front of the house", "outside the house", "by the front door", "in front of a little house"],
    kind: "outdoors",
    draw({ ink, random, time, weather }) {
      const wall = random.pick(walls);
      return (
        ink.path(hills(random, 138, 10), "#a9cf8e", { line: 0 }) +
        tree(ink, random.range(6, 24), 180, 86, "#75ad5c") +
        ink.rect(172, 62, 16, 34, "#9c5b48", { line: 0.5 }) +
        ink.rect(54, 104, 150, 80, wall, { line: 0.6, shade: true }) +
        ink.path("M40 108L128 50L218 108Z", "#b45a43", { line: 0.6, shade: true }) +
        [70, 160]
          .map(
            (x) =>
              ink.rect(x, 122, 28, 30, lit(time), { selfLit: time === "night", line: 0.5, round: 1 }) +
              ink.stroke(`M${x + 14} 122v30M${x} 137h28`, "#fbf3e4", 2) +
              ink.rect(x - 3, 152, 34, 5, "#8a5c3a", { line: 0.3 }) +
              ink.circle(x + 5, 151, 3.4, "#d64a3c", { line: 0 }) +
              ink.circle(x + 14, 150, 3.4, "#f3c44e", { line: 0 }) +
              ink.circle(x + 23, 151, 3.4, "#ee92b0", { line: 0 }),
          )
          .join("") +
        ink.path("M114 184V140Q128 126 142 140V184Z", darken(wall, 0.45), { line: 0.6 }) +
        ink.circle(137, 164, 1.8, "#f3d58a", { line: 0 }) +
        ink.rect(0, 182, 256, 74, weather === "snow" ? "#f0f4f7" : "#93c06c", { line: 0.3 }) +
        ink.path("M114 182H142L176 256H80Z", lighten("#d9c8ae", 0.2), { line: 0 }) +
        bush(ink, 40, 190, 18, "#5f9f58") +
        bush(ink, 224, 190, 20, "#6aa75f")
      );
    },
  },
};
