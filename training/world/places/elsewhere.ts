import { hills, type Place } from "./place.ts";

export const elsewhere: Record<string, Place> = {
  moon: {
    words: ["on the moon", "in space", "on a strange planet", "on the surface of the moon"],
    kind: "elsewhere",
    draw({ ink, random }) {
      let stars = "";
      for (let i = 0; i < 44; i++)
        stars += ink.circle(
          random.range(0, 256),
          random.range(0, 180),
          random.range(0.5, 1.6),
          random.pick(["#ffffff", "#ffe9ae", "#bcd4ff"]),
          { line: 0 },
        );
      const x = random.range(36, 220);
      return (
        `<rect width="256" height="256" fill="${ink.fade("#1a1a44", "#4b3a7c")}"/>` +
        stars +
        ink.circle(x, 56, 27, "#5b9fd4", { line: 0.3, shade: true }) +
        ink.path(`M${x - 18} 46q10 -12 20 -5q4 8 -8 10q-2 9 -10 4ZM${x + 4} 66q12 -8 17 0q-4 10 -13 9Z`, "#7fbf72", {
          line: 0,
        }) +
        ink.path(hills(random, 166, 10), "#8f8aa6", { line: 0 }) +
        ink.path(hills(random, 186, 5), "#b9b3c8", { line: 0 }) +
        ink.ellipse(48, 214, 24, 7, "#9b94ae", { line: 0.3 }) +
        ink.ellipse(206, 230, 30, 8, "#9b94ae", { line: 0.3 }) +
        ink.ellipse(140, 200, 14, 4, "#9b94ae", { line: 0.3 }) +
        ink.path(`M${x > 128 ? 30 : 206} 190v-46q11 -30 22 0v46Z`, "#eef0f2", { line: 0.5, shade: true }) +
        ink.circle(x > 128 ? 41 : 217, 150, 6, "#5b9fd4", { line: 0.5 }) +
        ink.path(
          x > 128 ? "M30 176l-10 18h10ZM52 176l10 18h-10Z" : "M206 176l-10 18h10ZM228 176l10 18h-10Z",
          "#d64a3c",
          { line: 0.5 },
        )
      );
    },
  },
  underwater: {
    words: ["underwater", "under the sea", "at the bottom of the sea", "deep under water"],
    kind: "elsewhere",
    draw({ ink, random }) {
      const fish = (x: number, y: number, s: number, c: string) =>
        ink.path(`M${x - 10 * s} ${y}l${-7 * s} ${-6 * s}v${12 * s}Z`, c, { line: 0.4 }) +
        ink.ellipse(x, y, 11 * s, 6.6 * s, c, { line: 0.5 }) +
        ink.circle(x + 6 * s, y - 1.4 * s, 1.3 * s, "#2b2233", { line: 0 });
      let weed = "";
      for (const x of [10, 24, 38, 220, 236, 248])
        weed += ink.stroke(
          `M${x} 214C${x - 10} 190 ${x + 12} 176 ${x} ${random.range(116, 156)}`,
          random.pick(["#3f9b73", "#5cab6a"]),
          5,
        );
      let bubbles = "";
      for (let i = 0; i < 12; i++)
        bubbles += `<circle cx="${Math.round(random.range(6, 250))}" cy="${Math.round(random.range(10, 190))}" r="${random.pick([2, 3, 4.5])}" fill="#e8fbff" fill-opacity=".25" stroke="#e8fbff" stroke-width="1" stroke-opacity=".8"/>`;
      return (
        `<rect width="256" height="256" fill="${ink.fade("#63c4d8", "#2a6fa6")}"/>` +
        `<path d="M40 0L10 200H60L80 0ZM130 0L120 190H170L168 0ZM210 0L230 190H256V0Z" fill="#fff" fill-opacity=".12"/>` +
        ink.path(hills(random, 176, 12), "#3f86ac", { line: 0 }) +
        fish(random.range(30, 90), random.range(40, 80), 1, "#f3a24a") +
        fish(random.range(150, 220), random.range(30, 110), 0.8, "#f3d04e") +
        fish(random.range(90, 160), random.range(20, 60), 0.6, "#ee92b0") +
        ink.path(hills(random, 204, 4), "#ecd6a0", { line: 0.3 }) +
        weed +
        ink.path("M190 210C180 190 196 176 200 190C204 170 216 172 212 190C220 180 228 192 216 210Z", "#ee7f76", {
          line: 0.5,
        }) +
        bubbles
      );
    },
  },
  cave: {
    words: ["in a cave", "in the cave", "inside a dark cave", "in the crystal cave"],
    kind: "elsewhere",
    draw({ ink, random }) {
      const gem = (x: number, y: number, s: number, c: string) =>
        ink.glow(x, y - 10 * s, 26 * s, c, 0.45) +
        ink.path(
          `M${x - 6 * s} ${y}L${x - 8 * s} ${y - 16 * s}L${x} ${y - 28 * s}L${x + 7 * s} ${y - 14 * s}L${x + 6 * s} ${y}Z`,
          c,
          { line: 0.5, shade: true },
        );
      return (
        `<rect width="256" height="256" fill="${ink.fade("#4d4362", "#75688c")}"/>` +
        ink.ellipse(128, 130, 90, 80, "#8f80a4", { line: 0 }) +
        ink.ellipse(128, 140, 62, 60, "#a596b4", { line: 0 }) +
        ink.path(
          "M0 0H256V30L240 74L226 34L204 60L188 26L160 52L140 22L112 46L96 24L70 66L50 30L28 84L14 36L0 60Z",
          "#453b58",
          { line: 0.4 },
        ) +
        ink.path("M0 60Q34 120 22 200H0ZM256 50Q220 120 236 200H256Z", "#453b58", { line: 0 }) +
        ink.path(hills(random, 190, 5), "#7f7290", { line: 0.4 }) +
        gem(30, 200, 1, "#7fd0e0") +
        gem(50, 204, 0.7, "#b48fe0") +
        gem(222, 202, 1, "#b48fe0") +
        gem(202, 204, 0.6, "#f0a8c8") +
        ink.ellipse(120, 240, 40, 6, "#6b6080", { line: 0 })
      );
    },
  },
  clouds: {
    words: ["on a cloud", "in the clouds", "up among the clouds", "high in the sky on a cloud"],
    kind: "elsewhere",
    draw({ ink, random, time }) {
      const sky: [string, string] =
        time === "night" ? ["#232a60", "#6a6db4"] : time === "sunset" ? ["#8f7fc0", "#fbc48c"] : ["#7cc3ec", "#fbe6ea"];
      const puff = (y: number, colour: string) => {
        let svg = "";
        for (let x = -10; x < 270; x += 34)
          svg += ink.circle(x + random.range(-6, 6), y + random.range(-5, 5), random.range(22, 30), colour, {
            line: 0,
          });
        return svg + ink.rect(0, y, 256, 256 - y, colour, { line: 0 });
      };
      return (
        `<rect width="256" height="256" fill="${ink.fade(sky[0], sky[1])}"/>` +
        ink.stroke("M28 150A100 100 0 0 1 228 150", "#e8847a", 7, 0.6) +
        ink.stroke("M36 150A92 92 0 0 1 220 150", "#f3d06e", 7, 0.6) +
        ink.stroke("M44 150A84 84 0 0 1 212 150", "#82b8e0", 7, 0.6) +
        puff(168, "#e3ebf6") +
        puff(190, "#f4f7fc") +
        puff(222, "#ffffff")
      );
    },
  },
};
