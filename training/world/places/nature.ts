import { darken } from "../../drawing/colour.ts";
import { bush, fir, flowers, hills, type Place, tree, tufts } from "./place.ts";

const grass = "#8cbf68";
const snowy = (weather: string, colour: string) => (weather === "snow" ? "#f0f4f7" : colour);

export const nature: Record<string, Place> = {
  park: {
    words: ["in the park", "in a park", "in the city park", "on the grass in the park"],
    kind: "outdoors",
    draw({ ink, random, weather }) {
      const ground = snowy(weather, grass);
      const path = random.range(90, 170);
      return (
        ink.path(hills(random, 140, 10), snowy(weather, "#a9cf8e"), { line: 0 }) +
        tree(ink, random.range(10, 60), 172, random.range(62, 84), "#6fae5b") +
        tree(ink, random.range(196, 246), 172, random.range(60, 84), "#82b85c") +
        bush(ink, random.range(80, 170), 172, 16, "#5f9f58") +
        ink.path(hills(random, 168, 4), ground, { line: 0.4 }) +
        ink.path(
          `M${path - 10} 170C${path + 20} 190 ${path - 50} 216 ${path - 70} 256H${path + 60}C${path + 30} 220 ${path + 60} 190 ${path + 6} 170Z`,
          "#ecd9ae",
          { line: 0 },
        ) +
        (random.chance(0.6)
          ? ink.rect(24, 176, 4, 14, "#6b4a3a", { line: 0 }) +
            ink.rect(64, 176, 4, 14, "#6b4a3a", { line: 0 }) +
            ink.rect(18, 160, 56, 7, "#b57a4a", { round: 2, line: 0.5 }) +
            ink.rect(18, 170, 56, 8, "#b57a4a", { round: 2, line: 0.5 })
          : "") +
        tufts(ink, random, 9, 186, darken(ground, 0.16)) +
        flowers(ink, random, 7, 190)
      );
    },
  },
  forest: {
    words: ["in the forest", "in the woods", "among the trees", "deep in the forest"],
    kind: "outdoors",
    draw({ ink, random, weather }) {
      let svg = ink.path(hills(random, 104, 12), "#9cc6a0", { line: 0 });
      for (let x = -6; x < 262; x += 26)
        svg += fir(ink, x + random.range(-6, 6), 164, random.range(76, 108), "#78aa80", 0);
      svg += ink.path(hills(random, 158, 4), snowy(weather, "#7ba95c"), { line: 0 });
      for (const x of [14, 60, 200, 244]) {
        svg += ink.rect(x + random.range(-8, 8), 0, random.range(12, 20), 182, "#7a563f", { line: 0.5, shade: true });
      }
      return (
        svg +
        ink.path("M-10 0H266V34Q236 58 208 36Q176 60 146 34Q110 56 84 34Q52 62 26 38Q8 54 -10 40Z", "#4f8a57", {
          line: 0.5,
        }) +
        ink.path(hills(random, 180, 4), snowy(weather, "#6d9c50"), { line: 0.4 }) +
        bush(ink, random.range(0, 30), 196, 20, "#5a9455") +
        bush(ink, random.range(226, 256), 196, 20, "#5a9455") +
        ink.rect(36, 196, 4, 7, "#f3e6cf", { line: 0.4 }) +
        ink.path("M30 197Q38 184 46 197Z", "#d64a3c", { line: 0.5 }) +
        tufts(ink, random, 10, 198, "#4f7f3f")
      );
    },
  },
  beach: {
    words: ["on the beach", "at the beach", "by the sea", "at the seaside"],
    kind: "outdoors",
    draw({ ink, random }) {
      const palm = random.chance(0.5) ? 26 : 230;
      return (
        `<rect y="128" width="256" height="66" fill="${ink.fade("#4d9fd0", "#86d0de")}"/>` +
        ink.stroke("M20 142h26M90 150h34M170 140h30M210 156h24M40 162h30M130 168h26", "#d5f1f5", 1.6, 0.8) +
        ink.path(`M${256 - palm - 20} 130l24 0l-5 7h-14Z`, "#b0593e", { line: 0.5 }) +
        ink.path(`M${256 - palm - 8} 128v-22l14 20Z`, "#fbf3e4", { line: 0.5 }) +
        ink.path("M0 186Q40 176 90 184T180 180T256 186V256H0Z", "#f4f8f5", { line: 0 }) +
        ink.path("M0 191Q40 181 90 189T180 185T256 191V256H0Z", "#f1d9a4", { line: 0 }) +
        ink.stroke(`M${palm} 206Q${palm + 6} 160 ${palm + 2} 118`, "#a5754c", 7) +
        [-70, -30, 20, 60]
          .map(
            (a) =>
              `<g transform="translate(${palm + 2} 118) rotate(${a})">${ink.path("M0 0C8 -14 26 -18 44 -4C28 -6 12 -2 0 0Z", "#5fa05b", { line: 0.5 })}${ink.path("M0 0C-8 -14 -26 -18 -44 -4C-28 -6 -12 -2 0 0Z", "#5fa05b", { line: 0.5 })}</g>`,
          )
          .join("") +
        ink.path("M190 226l4 -8 4 8 8 1 -6 5 2 8 -8 -4 -8 4 2 -8 -6 -5Z", "#ee8c6a", { line: 0.4 }) +
        ink.stroke("M20 236h14M90 246h18M150 222h12", "#d9bd84", 1.4)
      );
    },
  },
  mountains: {
    words: ["in the snowy mountains", "in the mountains", "on a snowy mountain", "high in the mountains"],
    kind: "outdoors",
    draw({ ink, random }) {
      const peak = (x: number, y: number, w: number, colour: string) =>
        ink.path(`M${x - w} 190L${x} ${y}L${x + w} 190Z`, colour, { line: 0, shade: true }) +
        ink.path(
          `M${x} ${y}L${x - w * 0.32} ${y + (190 - y) * 0.32}L${x - w * 0.12} ${y + (190 - y) * 0.26}L${x + w * 0.02} ${y + (190 - y) * 0.36}L${x + w * 0.16} ${y + (190 - y) * 0.26}L${x + w * 0.32} ${y + (190 - y) * 0.32}Z`,
          "#fbfdff",
          { line: 0 },
        );
      return (
        peak(random.range(20, 70), 66, 100, "#a9bcd8") +
        peak(random.range(180, 236), 58, 110, "#9db2d2") +
        peak(random.range(110, 150), 88, 90, "#8fa5c9") +
        ink.path(hills(random, 164, 6), "#e4edf5", { line: 0 }) +
        fir(ink, random.range(8, 40), 186, 58, "#5d8f83") +
        fir(ink, random.range(44, 70), 182, 44, "#6c9c8e") +
        fir(ink, random.range(210, 250), 186, 60, "#5d8f83") +
        ink.path(hills(random, 184, 4), "#f6f9fc", { line: 0 }) +
        ink.stroke("M20 214q16 -5 30 0M150 232q20 -6 40 0M90 246q14 -4 26 0", "#d3e0ec", 2)
      );
    },
  },
  garden: {
    words: ["in the garden", "in a garden", "in the flower garden", "among the flowers in the garden"],
    kind: "outdoors",
    draw({ ink, random, weather }) {
      let fence = "";
      for (let x = 2; x < 256; x += 16)
        fence += ink.path(`M${x} 176V142L${x + 5} 136L${x + 10} 142V176Z`, "#fbf5e8", { line: 0.45 });
      let beds = "";
      for (let i = 0; i < 14; i++) {
        const x = 6 + i * 18.6 + random.range(-4, 4);
        const y = 184 + random.range(-4, 6);
        beds +=
          ink.stroke(`M${x} ${y + 8}V${y - 6}`, "#4f8f4c", 1.6) +
          ink.circle(x, y - 9, 5, random.pick(["#ee92b0", "#d64a3c", "#f3c44e", "#a98ad0", "#f8f1e4"]), { line: 0.4 }) +
          ink.circle(x, y - 9, 1.8, "#e9a23b", { line: 0 });
      }
      return (
        ink.path(hills(random, 132, 8), "#a9cf8e", { line: 0 }) +
        tree(ink, random.range(20, 230), 160, 78, "#75ad5c") +
        ink.rect(0, 150, 256, 5, "#fbf5e8", { line: 0.3 }) +
        fence +
        ink.rect(0, 174, 256, 82, snowy(weather, "#8fc069"), { line: 0 }) +
        ink.path("M0 182Q60 176 128 184T256 182V196Q190 202 128 196T0 198Z", "#9b6b48", { line: 0.3 }) +
        beds +
        tufts(ink, random, 8, 206, "#6d9d4f")
      );
    },
  },
  desert: {
    words: ["in the desert", "in a desert", "among the sand dunes", "in the hot desert"],
    kind: "outdoors",
    draw({ ink, random }) {
      const cactus = (x: number, y: number, s: number) =>
        ink.tube(`M${x} ${y}V${y - 46 * s}`, "#6ea35c", 12 * s) +
        ink.tube(`M${x} ${y - 18 * s}H${x + 15 * s}V${y - 34 * s}`, "#6ea35c", 8 * s) +
        ink.tube(`M${x} ${y - 24 * s}H${x - 14 * s}V${y - 36 * s}`, "#6ea35c", 8 * s);
      return (
        ink.path("M140 160L150 108H200L212 160Z", "#cf8a5e", { line: 0, shade: true }) +
        ink.path(hills(random, 150, 14), "#eec48a", { line: 0 }) +
        ink.path(hills(random, 172, 10), "#f0cf96", { line: 0 }) +
        cactus(random.range(20, 56), 192, 1) +
        cactus(random.range(206, 240), 184, 0.75) +
        ink.path(hills(random, 192, 5), "#f5dba6", { line: 0 }) +
        ink.stroke("M30 222q24 -8 50 0M140 238q26 -8 60 0", "#e2bd80", 1.8)
      );
    },
  },
  river: {
    words: ["in a boat on the river", "on the river in a boat", "in a little boat", "on a boat"],
    kind: "outdoors",
    draw({ ink, random }) {
      return (
        ink.path(hills(random, 124, 10), "#9cc98c", { line: 0 }) +
        tree(ink, random.range(10, 60), 150, 62, "#75ad5c") +
        tree(ink, random.range(190, 244), 150, 58, "#82b85c") +
        bush(ink, 130, 150, 15, "#6aa75f") +
        `<rect y="148" width="256" height="108" fill="${ink.fade("#79c0d8", "#3f8fb8")}"/>` +
        ink.stroke("M10 162h34M80 170h40M170 160h36M30 190h24M200 182h30", "#d5f1f5", 1.6, 0.75)
      );
    },
    front({ ink }) {
      return (
        ink.path("M10 208Q128 224 246 208C240 232 214 246 186 246H70C42 246 16 232 10 208Z", "#a5653f", {
          shade: true,
        }) +
        ink.stroke("M22 222Q128 236 234 222", "#7c4a30", 1.6) +
        ink.stroke("M0 248h40M60 251h60M150 250h50M216 248h40", "#d5f1f5", 2, 0.8)
      );
    },
  },
  farm: {
    words: ["on the farm", "on a farm", "in front of the barn", "at the farm"],
    kind: "outdoors",
    draw({ ink, random, weather }) {
      const x = random.chance(0.5) ? 18 : 150;
      let field = "";
      for (let i = 0; i < 6; i++) field += `M${i * 52 - 20} 256Q${100 + i * 12} 200 ${118 + i * 4} 172`;
      return (
        ink.path(hills(random, 138, 8), snowy(weather, "#c7d17c"), { line: 0 }) +
        ink.path(`M${x} 176V118L${x + 44} 88L${x + 88} 118V176Z`, "#c2503e", { line: 0.6, shade: true }) +
        ink.path(`M${x - 6} 122L${x + 44} 84L${x + 94} 122L${x + 90} 126L${x + 44} 93L${x - 2} 126Z`, "#7c4038", {
          line: 0.4,
        }) +
        ink.rect(x + 28, 138, 32, 38, "#8e3a30", { line: 0.5 }) +
        ink.stroke(`M${x + 28} 138l32 38M${x + 60} 138l-32 38`, "#fbf3e4", 2) +
        ink.rect(x + 36, 106, 16, 14, "#fbf3e4", { line: 0.4 }) +
        ink.path(hills(random, 174, 3), snowy(weather, "#9dbd62"), { line: 0 }) +
        ink.stroke(field, "#86a650", 2.4) +
        ink.ellipse(x > 100 ? 52 : 208, 182, 24, 16, "#e9c466", { line: 0.5, shade: true }) +
        ink.stroke(
          x > 100 ? "M38 176q14 -6 28 0M36 186q16 -6 32 0" : "M194 176q14 -6 28 0M192 186q16 -6 32 0",
          "#cfa548",
          1.4,
        )
      );
    },
  },
  lake: {
    words: ["by the lake", "at the lake", "beside a lake", "on the shore of a lake"],
    kind: "outdoors",
    draw({ ink, random, weather }) {
      let reeds = "";
      for (const x of [8, 16, 24, 236, 244])
        reeds +=
          ink.stroke(`M${x} 206Q${x + 2} 186 ${x + random.range(-4, 4)} ${random.range(158, 172)}`, "#6d9d4f", 2) +
          ink.ellipse(x + 1, 168, 2, 6, "#8a5c3a", { line: 0 });
      return (
        ink.path("M0 140L50 84L96 128L150 74L210 130L256 100V200H0Z", "#9fb8c4", { line: 0 }) +
        ink.path(hills(random, 138, 5), "#86b48a", { line: 0 }) +
        fir(ink, random.range(20, 60), 150, 40, "#5f9478", 0) +
        fir(ink, random.range(180, 240), 150, 46, "#5f9478", 0) +
        `<rect y="148" width="256" height="50" fill="${ink.fade("#a9d6e2", "#5ea9c8")}"/>` +
        ink.stroke("M30 162h36M120 158h40M190 172h34M70 178h30", "#e6f6f8", 1.6, 0.8) +
        ink.path("M0 196Q60 188 128 196T256 194V256H0Z", snowy(weather, "#93bf6a"), { line: 0.3 }) +
        reeds +
        tufts(ink, random, 8, 208, "#6d9d4f")
      );
    },
  },
};
