import type { Colour } from "../../world/colour.ts";
import { band, circlePath, cornered, polygon, smooth } from "../geometry.ts";
import { bright, shadow } from "../light.ts";
import { bush, ground, leaf, strokes, tree, turf } from "./nature-parts.ts";
import { isLamplit, type Place, type Setting } from "./place.ts";
import { arch } from "./room-parts.ts";
import { drawSky } from "./sky.ts";

const open = (draw: (setting: Setting) => string, front?: (setting: Setting) => string): Place => ({
  kind: "outdoors",
  draw: (setting) => drawSky(setting) + draw(setting),
  ...(front ? { front } : {}),
});

function pane(s: Setting, x: number, y: number, w: number, h: number): string {
  const on = isLamplit(s);
  return s.ink.rect(x, y, w, h, on ? "#ffd98a" : "#a9c8d2", { line: 0.5, selfLit: on }) + s.ink.stroke(`M${x + w / 2} ${y}V${y + h}M${x} ${y + h / 2}H${x + w}`, "#f6eedd", 1.1);
}

/** A house front on (x, y) with a gable. */
function house(s: Setting, x: number, y: number, w: number, h: number, wall: Colour, roof: Colour, door?: Colour): string {
  const { ink } = s;
  const snow = s.weather === "snow" ? "#eef2f6" : roof;
  const rows = Math.max(1, Math.floor(h / 38));
  let svg = ink.rect(x, y - h, w, h, wall, { line: 0.6 }) + ink.patch(`M${x + w * 0.76} ${y - h}h${w * 0.24}v${h}h${-w * 0.24}Z`, shadow(wall, 0.6), 0.5) + ink.shape(polygon([[x - 5, y - h + 1], [x + w * 0.5, y - h - w * 0.5], [x + w + 5, y - h + 1]]), snow, { line: 0.6 });
  for (let row = 0; row < rows; row++) {
    const top = y - h + 10 + row * 36;
    for (const u of [0.16, 0.62]) if (!(door && row === rows - 1 && u > 0.5)) svg += pane(s, x + w * u, top, w * 0.22, 18);
  }
  if (door) svg += ink.shape(arch(x + w * 0.58, y - 30, w * 0.28, 30), door, { line: 0.6 }) + ink.patch(circlePath(x + w * 0.8, y - 13, 1.3), "#f2d27a");
  return svg;
}

function streetLamp(s: Setting, x: number, y: number, h: number): string {
  const on = isLamplit(s);
  return s.ink.stroke(`M${x} ${y}V${y - h}`, "#4a4550", 2.6) + (on ? s.ink.glow(x, y - h - 4, 46, "#ffd68a", 0.7) : "") + s.ink.shape(polygon([[x - 5, y - h - 10], [x + 5, y - h - 10], [x + 3.4, y - h + 1], [x - 3.4, y - h + 1]]), on ? "#ffe9ae" : "#e9e4d6", { line: 0.6, selfLit: on }) + s.ink.patch(polygon([[x - 7, y - h - 9], [x, y - h - 15], [x + 7, y - h - 9]]), "#4a4550");
}

const paving = (s: Setting, y: number, colour: Colour) => {
  const paved = turf(s, colour);
  return ground(s.ink, [y, y], paved) + s.ink.stroke(`M0 ${y + 16}H256M0 ${y + 38}H256M30 ${y}V${y + 16}M100 ${y}V${y + 16}M176 ${y}V${y + 16}M60 ${y + 16}V${y + 38}M150 ${y + 16}V${y + 38}M222 ${y + 16}V${y + 38}M20 ${y + 38}V262M110 ${y + 38}V262M200 ${y + 38}V262`, shadow(paved, 0.7), 0.9);
};

export const town: Record<string, Place> = {
  street: open((s) => {
    const { ink } = s;
    return (
      house(s, -14, 180, 52, 116, "#d9a08a", "#8a5a5a") + house(s, 40, 180, 48, 90, "#e8d4a8", "#a8644a", "#3f7f86") + house(s, 168, 180, 46, 100, "#a9bcae", "#6f6478", "#b5483a") + house(s, 214, 180, 54, 124, "#e0b48c", "#8f5a4a") + house(s, 92, 172, 34, 62, "#c9b6c4", "#7c6a84") + house(s, 130, 172, 34, 56, "#efe0c0", "#b0765a") +
      paving(s, 180, "#d8ccba") + ink.patch(polygon([[0, 214], [256, 214], [256, 262], [0, 262]]), turf(s, "#8d8a92")) + ink.stroke("M14 238h34M82 238h34M150 238h34M218 238h34", "#f0e6cc", 2.6) + ink.stroke("M0 214H256", "#b9ad9c", 3) + streetLamp(s, 22, 206, 84) + tree(ink, 236, 204, 62, leaf(s, "#7fa263"))
    );
  }),
  market: open((s) => {
    const { ink } = s;
    const stall = (x: number, colour: Colour, fruit: [Colour, Colour]) => {
      const stripes = Array.from({ length: 5 }, (_, i) => ink.shape(cornered([[x + i * 16, 126], [x + i * 16 + 16, 126]], [[x + i * 16 + 16, 126], [x + i * 16 + 17, 142]], [[x + i * 16 + 17, 142], [x + i * 16 + 8, 147], [x + i * 16 - 1, 142]], [[x + i * 16 - 1, 142], [x + i * 16, 126]]), i % 2 === 0 ? colour : "#f8f0df", { line: 0.5 })).join("");
      const pile = (from: number, tint: Colour) => ink.shape([0, 1, 2, 3].map((i) => circlePath(from + i * 8, 176, 4.4)).join("") + [0, 1, 2].map((i) => circlePath(from + 4 + i * 8, 170, 4.4)).join(""), tint, { line: 0.5 });
      return ink.stroke(`M${x + 3} 200V130M${x + 77} 200V130`, "#8b5c40", 3) + ink.patch(`M${x + 3} 146h74v34h-74Z`, "#6b5560", 0.6) + pile(x + 10, fruit[0]) + pile(x + 46, fruit[1]) + ink.rect(x, 180, 80, 24, "#b98555", { line: 0.7 }) + ink.stroke(`M${x} 188H${x + 80}M${x} 196H${x + 80}`, "#946540", 0.9) + stripes;
    };
    return house(s, 8, 170, 50, 84, "#e3c79c", "#9c5f4c") + house(s, 60, 170, 44, 104, "#c9a2a0", "#755a6c") + house(s, 152, 170, 44, 92, "#b6c4b0", "#7a6678") + house(s, 198, 170, 56, 78, "#efdcb4", "#b06a4c") + paving(s, 186, "#dccbb0") + ink.stroke("M0 96Q64 116 128 98T256 96", "#8b6a5a", 0.8) + ["#cd4638", "#f2c14d", "#35918c", "#ec8fac", "#4878c2", "#f2c14d", "#cd4638", "#35918c"].map((colour, i) => ink.patch(polygon([[16 + i * 30, 100 + (i % 2) * 6], [28 + i * 30, 101 + (i % 2) * 6], [22 + i * 30, 113 + (i % 2) * 6]]), colour)).join("") + stall(2, "#cd4638", ["#e8853a", "#6f9d50"]) + stall(174, "#35918c", ["#cd4638", "#f2c14d"]);
  }),
  playground: open((s) => {
    const { ink } = s;
    const grass = turf(s, "#a8c074");
    return (
      ground(ink, [150, 142, 150, 142, 148], leaf(s, "#a3bf96")) + bush(ink, 128, 164, 30, leaf(s, "#85aa76")) + tree(ink, 236, 176, 80, leaf(s, "#7ea263")) + ground(ink, [172, 168, 172, 168, 172], grass) + ink.patch(smooth([[-10, 212], [60, 196], [190, 196], [266, 212], [266, 262], [-10, 262]]), turf(s, "#ecd3a0")) +
      ink.stroke("M14 200L34 108L54 200M86 200L66 108M34 108H92", "#cd4638", 3) + ink.stroke("M48 110V176M64 110V176", "#6b5a58", 1) + ink.rect(42, 175, 28, 4, "#8b5c40", { round: 1, line: 0.6 }) +
      ink.shape(polygon([[168, 124], [194, 124], [194, 132], [168, 132]]), "#f2c14d", { line: 0.6 }) + ink.stroke("M172 206V126M190 206V126M172 150H190M172 168H190M172 186H190", "#35918c", 2.8) + ink.shape(band([[192, 128], [212, 160], [228, 196], [246, 204]], [12, 12, 12, 11]), "#4878c2", { line: 0.7 }) + ink.stroke("M194 126Q216 158 230 190Q238 199 248 201", bright("#4878c2", 0.5), 1.6) + strokes(ink, turf(s, "#d9b87c"), 0.6, [[20, 226, 90, 5], [140, 236, 90, 5]])
    );
  }),
  rooftop: open((s) => {
    const { ink } = s;
    const block = (x: number, y: number, w: number, colour: Colour) => {
      const lights = isLamplit(s) ? "#ffd98a" : bright(colour, 0.35);
      const d = Array.from({ length: Math.floor((180 - y) / 15) }, (_, row) => [0.2, 0.58].map((u, i) => ((row * 3 + i + x) % 4 === 0 ? "" : `M${x + w * u} ${y + 8 + row * 15}h${w * 0.2}v7h${-w * 0.2}Z`)).join("")).join("");
      return ink.patch(`M${x} ${y}h${w}V196H${x}Z`, colour) + ink.shape(d, lights, { line: 0, selfLit: isLamplit(s) });
    };
    return block(0, 96, 30, "#9fa9bf") + block(34, 70, 28, "#8b98b5") + block(66, 108, 34, "#a9b0c2") + block(104, 84, 26, "#93a0ba") + block(134, 112, 36, "#a3abc0") + block(174, 64, 30, "#8593b2") + block(208, 98, 50, "#9aa5bd") + ink.rect(-4, 176, 264, 12, "#b9684c", { line: 0.7 }) + ground(ink, [188, 188], turf(s, "#cf9a72")) + ink.stroke("M0 202H256M0 220H256M0 242H256M24 188V202M84 188V202M150 188V202M214 188V202M54 202V220M120 202V220M184 202V220M244 202V220M20 220V242M96 220V242M166 220V242M230 220V242", "#b07a58", 0.9) + ink.rect(10, 136, 34, 52, "#a85a44", { line: 0.7 }) + ink.rect(6, 130, 42, 9, "#8f4a3a", { line: 0.7 }) + ink.rect(15, 118, 9, 13, "#7a4438", { line: 0.6 }) + ink.rect(29, 118, 9, 13, "#7a4438", { line: 0.6 }) + ink.stroke("M226 188V140M212 146H240M216 154H236", "#5a5560", 1.8);
  }),
  castle: open((s) => {
    const { ink } = s;
    const stone = "#b8b2ab";
    const tower = (x: number, y: number, w: number, base: number) => ink.rect(x, y, w, base - y, stone, { line: 0.6 }) + ink.patch(`M${x + w * 0.66} ${y}h${w * 0.34}V${base}h${-w * 0.34}Z`, shadow(stone, 0.8), 0.6) + ink.shape(polygon([[x - 5, y + 1], [x + w / 2, y - w * 1.3], [x + w + 5, y + 1]]), s.weather === "snow" ? "#eef2f6" : "#47688f", { line: 0.6 }) + ink.stroke(`M${x + w / 2} ${y - w * 1.3}v-11`, "#5a4740", 1.2) + ink.patch(polygon([[x + w / 2, y - w * 1.3 - 11], [x + w / 2 + 12, y - w * 1.3 - 7.4], [x + w / 2, y - w * 1.3 - 4]]), "#cd4638") + pane(s, x + w * 0.34, y + 14, w * 0.32, 16);
    const crenel = Array.from({ length: 9 }, (_, i) => `M${62 + i * 15} 112h8v-8h-8Z`).join("");
    return ground(ink, [168, 160, 168, 160, 166], leaf(s, "#9cb98a")) + tower(104, 76, 34, 130) + ink.rect(58, 112, 140, 72, stone, { line: 0.6 }) + ink.patch(crenel, stone) + ink.stroke("M70 126h12M96 134h12M150 128h12M172 142h12M76 152h10M166 160h12", shadow(stone, 1), 1.2) + tower(36, 92, 32, 186) + tower(188, 92, 32, 186) + ink.shape(arch(108, 136, 40, 50), "#6b4a3a", { line: 0.8 }) + ink.stroke("M118 142V186M128 138V186M138 142V186M108 160H148", "#4a332a", 1.1) + ground(ink, [184, 180, 184, 180, 184], turf(s, "#98b86e")) + ink.patch(smooth([[108, 184], [148, 184], [176, 218], [200, 262], [60, 262], [84, 216]]), turf(s, "#e4cfa4")) + tree(ink, 14, 196, 60, leaf(s, "#6f9b5c")) + tree(ink, 244, 198, 66, leaf(s, "#7aa45f")) + strokes(ink, "#b4cc84", 0.5, [[8, 218, 60, 6], [196, 222, 56, 6]]);
  }),
  "house front": open((s) => {
    const { ink } = s;
    const on = isLamplit(s);
    return (
      ground(ink, [160, 152, 158, 152, 160], leaf(s, "#a3bd8c")) + tree(ink, 18, 190, 104, leaf(s, "#7ea560")) + tree(ink, 246, 190, 86, leaf(s, "#d09a52")) +
      ink.rect(52, 98, 152, 92, "#f0dfb9", { line: 0.7 }) + ink.patch("M170 98h34v92h-34Z", shadow("#f0dfb9", 0.8), 0.5) + ink.shape(polygon([[40, 102], [78, 46], [178, 46], [216, 102]]), s.weather === "snow" ? "#eef2f6" : "#b0563f", { line: 0.7 }) + ink.stroke("M56 84H200M66 68H190", shadow("#b0563f", 0.9), 1) + ink.rect(158, 34, 16, 28, "#9a5a48", { line: 0.6 }) +
      ink.shape(arch(112, 132, 32, 58), "#3f7f86", { line: 0.8 }) + ink.patch(circlePath(138, 164, 1.8), "#f2d27a") + ink.rect(104, 188, 48, 6, "#c9bda8", { line: 0.6 }) + pane(s, 66, 120, 30, 30) + pane(s, 160, 120, 30, 30) + pane(s, 116, 66, 24, 22) + ink.rect(62, 150, 38, 7, "#b5683f", { line: 0.5 }) + ink.rect(156, 150, 38, 7, "#b5683f", { line: 0.5 }) + ink.patch([66, 76, 86, 94, 160, 170, 180, 188].map((x) => circlePath(x, 149, 3.4)).join(""), "#d9567a") + (on ? ink.glow(128, 126, 40, "#ffd68a", 0.6) + ink.patch(circlePath(128, 126, 3.4), "#fff0bd") : "") +
      ground(ink, [190, 188, 192, 188, 190], turf(s, "#9fbe6e")) + ink.patch(smooth([[104, 194], [152, 194], [176, 222], [196, 262], [64, 262], [84, 222]]), turf(s, "#e3cda0")) + bush(ink, 70, 200, 20, leaf(s, "#6f9c5e")) + bush(ink, 190, 200, 20, leaf(s, "#6f9c5e")) + strokes(ink, "#bdd28a", 0.5, [[6, 222, 60, 6], [200, 226, 56, 6]])
    );
  }),
  harbour: open((s) => {
    const { ink } = s;
    return (
      house(s, 4, 158, 34, 46, "#e0a78c", "#7c5a64") + house(s, 40, 158, 30, 56, "#efdcae", "#a8644a") + house(s, 72, 158, 32, 42, "#a9c0bc", "#5f6a80") + `<rect y="158" width="256" height="50" fill="${ink.fade("#6fb2bd", "#3f8aa2")}"/>` + ink.stroke("M20 170h30M120 166h28M200 176h40M70 184h50M180 192h44", "#d7efe9", 1.5, 0.8) +
      ink.shape(smooth([[146, 166], [180, 172], [222, 172], [250, 162], [242, 188], [156, 188]]), "#b5483a", { line: 0.7 }) + ink.stroke("M150 172Q200 182 246 168", "#f8f0df", 2.4) + ink.stroke("M196 172V84", "#6b4a3a", 2.6) + ink.shape(polygon([[199, 90], [199, 162], [240, 156]]), "#fbf3e2", { line: 0.6 }) + ink.shape(polygon([[193, 100], [193, 160], [164, 156]]), "#f0cf7e", { line: 0.6 }) +
      ink.shape(polygon([[112, 158], [124, 158], [121.6, 96], [114.4, 96]]), "#f8f0df", { line: 0.6 }) + ink.patch(polygon([[113.6, 112], [122.4, 112], [122.9, 126], [113, 126]]), "#cd4638") + ink.rect(112, 86, 12, 10, isLamplit(s) ? "#ffe08a" : "#dfe9ea", { line: 0.6, selfLit: isLamplit(s) }) + (isLamplit(s) ? ink.glow(118, 91, 44, "#ffe08a", 0.7) : "") +
      ground(ink, [206, 206], turf(s, "#b9946a")) + ink.stroke("M0 218H256M0 234H256M0 250H256M40 206V218M130 206V218M210 206V218M80 218V234M176 218V234M30 234V250M140 234V250M226 234V250", "#94714e", 1) + ink.rect(18, 192, 10, 22, "#7a5a40", { round: 2, line: 0.6 }) + ink.rect(226, 194, 10, 22, "#7a5a40", { round: 2, line: 0.6 }) + ink.stroke("M28 198Q120 216 226 200", "#d8bd8a", 2)
    );
  }),
  bridge: open(
    (s) => {
      const { ink } = s;
      return ground(ink, [140, 130, 140, 132, 138], leaf(s, "#9dba94")) + house(s, 20, 150, 30, 40, "#e8cfa4", "#a8644a") + house(s, 206, 150, 34, 48, "#d3a590", "#7c5a64") + tree(ink, 70, 156, 54, leaf(s, "#7ea163")) + tree(ink, 188, 156, 60, leaf(s, "#cf9a52")) + `<rect y="154" width="256" height="60" fill="${ink.fade("#8cc4c8", "#4f98ac")}"/>` + ink.stroke("M20 172h40M100 168h36M180 178h44M50 190h50M150 194h50", "#def1ee", 1.5, 0.8) + ground(ink, [214, 202, 198, 202, 214], turf(s, "#cdbfa8")) + ink.stroke("M-4 196Q128 172 260 196", "#b5a68e", 9) + ink.stroke("M-4 192Q128 168 260 192", "#ddd0b8", 3) + ink.stroke([12, 42, 72, 102, 132, 162, 192, 222, 250].map((x) => `M${x} ${197 - 12 * Math.sin((Math.PI * x) / 256)}v12`).join(""), "#b5a68e", 5) + ink.stroke("M30 222h24M90 216h28M150 222h30M206 218h30M50 242h30M130 244h34", "#b3a48c", 1.2);
    },
  ),
};
