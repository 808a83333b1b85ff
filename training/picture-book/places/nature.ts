import { band, circlePath, polygon, smooth } from "../geometry.ts";
import { bright, shadow } from "../light.ts";
import { birch, blossoms, bush, fir, ground, leaf, mountain, palm, rock, strokes, tree, tufts, turf } from "./nature-parts.ts";
import { isLamplit, type Place, type Setting } from "./place.ts";
import { drawSky } from "./sky.ts";

const open = (draw: (setting: Setting) => string, front?: (setting: Setting) => string): Place => ({
  kind: "outdoors",
  draw: (setting) => drawSky(setting) + draw(setting),
  ...(front ? { front } : {}),
});

export const nature: Record<string, Place> = {
  park: open((s) => {
    const { ink } = s;
    const grass = turf(s, "#8fb56a");
    return (
      ground(ink, [150, 140, 148, 138, 146], leaf(s, "#8fae8e")) +
      bush(ink, 24, 160, 26, leaf(s, "#7aa376")) + bush(ink, 150, 158, 22, leaf(s, "#86ab7a")) +
      ground(ink, [162, 158, 164, 158, 162], grass) +
      tree(ink, 46, 178, 96, leaf(s, "#6d9b5c")) + tree(ink, 220, 174, 84, leaf(s, "#d39a4a")) + tree(ink, 176, 166, 58, leaf(s, "#86a862")) +
      ink.patch(smooth([[96, 262], [108, 214], [150, 186], [132, 170], [146, 164], [172, 182], [178, 214], [196, 262]]), turf(s, "#ead6a8")) +
      strokes(ink, bright(grass, 0.3), 0.5, [[4, 196, 70, 6], [190, 200, 66, 6], [10, 236, 70, 7], [206, 238, 60, 6]]) +
      ink.stroke("M206 200V186M238 200V186", "#5a4740", 2) + ink.rect(200, 183, 44, 4, "#a86f45", { line: 0.6 }) + ink.rect(200, 172, 44, 5, "#a86f45", { line: 0.6 }) +
      tufts(ink, shadow(grass, 0.9), [[26, 214], [76, 232], [226, 226], [246, 244]]) + blossoms(ink, "#fbf3e2", [[18, 232], [60, 246], [238, 212]])
    );
  }),
  forest: open(
    (s) => {
      const { ink } = s;
      const far = leaf(s, "#8cb0a0");
      const mid = leaf(s, "#4f8272");
      const trunk = (x: number, w: number, colour: string) => ink.patch(band([[x, -10], [x + w * 0.1, 90], [x - w * 0.1, 190]], [w * 0.8, w * 0.86, w * 1.3]), colour);
      return (
        ink.patch("M0 0H256V200H0Z", leaf(s, "#bcd2b4"), 0.75) +
        [20, 62, 108, 160, 204, 244].map((x, i) => trunk(x, 9 + (i % 3) * 2, far)).join("") +
        ground(ink, [170, 162, 168, 160, 168], leaf(s, "#7ba37c")) +
        ink.patch(smooth([[-10, -10], [80, -10], [74, 34], [40, 52], [-10, 46]]) + smooth([[150, -10], [266, -10], [266, 56], [210, 44], [176, 26]]), mid) +
        [6, 226].map((x) => trunk(x, 24, "#5d4a42")).join("") + trunk(78, 15, "#70594c") + trunk(186, 14, "#70594c") +
        fir(ink, 44, 190, 84, leaf(s, "#3f7464")) + fir(ink, 206, 188, 74, leaf(s, "#48806c")) +
        ground(ink, [192, 186, 192, 184, 192], turf(s, "#6f9a5e")) +
        `<path d="${polygon([[96, -6], [128, -6], [176, 214], [104, 214]])}${polygon([[150, -6], [164, -6], [226, 206], [190, 206]])}" fill="#fff2c0" fill-opacity="${s.time === "night" ? 0.05 : 0.2}"/>` +
        strokes(ink, "#93b873", 0.6, [[20, 206, 80, 6], [140, 214, 90, 7], [60, 240, 120, 8]]) +
        tufts(ink, "#44734a", [[30, 222], [212, 228], [96, 244]]) +
        ink.shape(smooth([[225, 214], [230, 206], [238, 204], [246, 207], [250, 214]]), "#c8503c", { line: 0.6 }) + ink.patch(polygon([[234, 214], [241, 214], [240, 224], [235, 224]]), "#f3e8d2") + ink.patch(circlePath(234, 209, 1.4) + circlePath(242, 208, 1.6), "#f8efe0")
      );
    },
    (s) => bush(s.ink, 10, 262, 26, leaf(s, "#3f6d58")) + bush(s.ink, 250, 264, 28, leaf(s, "#3f6d58")),
  ),
  beach: open((s) => {
    const { ink } = s;
    const water = ink.fade("#3f9fb8", "#8fd0cc");
    return (
      `<rect y="128" width="256" height="80" fill="${water}"/>` +
      ink.stroke("M20 142h34M90 138h22M150 146h44M214 136h26M40 158h40M120 164h30M190 160h44", "#d7efe9", 1.5, 0.8) +
      ink.shape(polygon([[176, 136], [204, 136], [199, 142], [181, 142]]), "#b8483c", { line: 0.5 }) + ink.shape(polygon([[189, 134], [189, 112], [203, 132]]), "#fbf3e2", { line: 0.5 }) + ink.shape(polygon([[187, 134], [187, 116], [177, 133]]), "#f2c14d", { line: 0.5 }) +
      ink.patch(`${smooth([[-6, 192], [60, 180], [130, 188], [200, 178], [262, 186]], false)}L262 262L-6 262Z`, "#f4ecd8") +
      ground(ink, [197, 186, 193, 184, 192], turf(s, "#f0d49a")) +
      strokes(ink, turf(s, "#e0bd7c"), 0.6, [[10, 212, 80, 5], [130, 206, 90, 5], [60, 234, 120, 6], [190, 236, 70, 5]]) +
      palm(ink, 22, 214, 120) +
      ink.shape(smooth([[206, 226], [211, 221], [214, 214], [218, 221], [225, 222], [220, 227], [222, 234], [214, 231], [207, 234], [210, 228]]), "#e8853a", { line: 0.6 }) +
      ink.stroke("M230 186V150", "#6b4a3a", 1.8) + ink.shape(smooth([[206, 158], [216, 147], [231, 143], [246, 148], [255, 160], [244, 156], [231, 158], [218, 155]]), "#cd4638", { line: 0.6 }) + ink.patch(smooth([[222, 156], [226, 146], [234, 144], [238, 147], [240, 156], [231, 158]]), "#fbf3e2")
    );
  }),
  mountains: open((s) => {
    const { ink } = s;
    const snow = "#f1f2ef";
    return (
      mountain(ink, 60, 180, 110, 112, "#8e9db8") + mountain(ink, 206, 184, 100, 128, "#7d8fb0") + mountain(ink, 128, 188, 84, 82, "#9fadc2") +
      ground(ink, [168, 176, 166, 174, 168], "#dfe6ea") + fir(ink, 24, 190, 56, "#4b7a78") + fir(ink, 48, 186, 42, "#5a8884") + fir(ink, 226, 190, 60, "#4b7a78") + fir(ink, 202, 184, 40, "#5a8884") +
      ground(ink, [194, 188, 196, 190, 194], snow) + strokes(ink, "#cfdbe6", 0.8, [[10, 206, 90, 6], [120, 204, 110, 6], [40, 232, 120, 7], [180, 236, 80, 6]]) + rock(ink, 30, 232, 13, "#8b95a6") + rock(ink, 236, 222, 10, "#8b95a6")
    );
  }),
  garden: open((s) => {
    const { ink } = s;
    const grass = turf(s, "#9bbd6c");
    const picket = Array.from({ length: 14 }, (_, i) => `M${i * 20 - 6} 186V156L${i * 20 - 1} 150L${i * 20 + 4} 156V186Z`).join("");
    const bed = [[14, 200], [34, 206], [54, 199], [76, 205], [182, 205], [202, 199], [224, 206], [244, 200]] as const;
    return (
      ground(ink, [142, 136, 144, 136, 142], leaf(s, "#a9c39a")) + tree(ink, 36, 180, 92, leaf(s, "#7ba35f")) + ink.patch(circlePath(22, 112, 3.6) + circlePath(46, 104, 3.6) + circlePath(56, 126, 3.6) + circlePath(34, 128, 3.6), "#cd4638") + bush(ink, 214, 176, 34, leaf(s, "#79a56b")) + blossoms(ink, "#ec8fac", [[196, 166], [210, 158], [226, 162], [238, 168], [206, 170]], 2.8) +
      ink.shape(picket, "#f8f1e2", { line: 0.5 }) + ink.rect(-4, 162, 264, 4, "#f8f1e2", { line: 0.5 }) + ink.rect(-4, 174, 264, 4, "#f8f1e2", { line: 0.5 }) +
      ground(ink, [188, 184, 188, 184, 188], grass) +
      ink.patch(smooth([[-10, 214], [40, 208], [92, 212], [96, 200], [50, 194], [-10, 196]]) + smooth([[164, 212], [214, 208], [266, 214], [266, 196], [210, 194], [162, 201]]), "#8a6247") +
      ink.stroke(bed.map(([x, y]) => `M${x} ${y}v-10`).join(""), "#4f8a4e", 1.5) + blossoms(ink, "#cd4638", [bed[0], bed[3], bed[5]].map(([x, y]) => [x, y - 12] as const), 3.4) + blossoms(ink, "#7f5aa6", [bed[1], bed[4], bed[7]].map(([x, y]) => [x, y - 12] as const), 3.4) + blossoms(ink, "#f7f1e4", [bed[2], bed[6]].map(([x, y]) => [x, y - 12] as const), 3.4) +
      strokes(ink, bright(grass, 0.3), 0.5, [[20, 228, 90, 6], [150, 232, 90, 6], [70, 248, 120, 7]]) + tufts(ink, shadow(grass, 0.9), [[40, 240], [216, 238]])
    );
  }),
  desert: open((s) => {
    const { ink } = s;
    const cactus = (x: number, y: number, h: number) => ink.shape(band([[x, y], [x, y - h * 0.5], [x, y - h]], [h * 0.17, h * 0.19, h * 0.17]) + band([[x, y - h * 0.4], [x + h * 0.24, y - h * 0.44], [x + h * 0.26, y - h * 0.72]], [h * 0.12, h * 0.12, h * 0.12]) + band([[x, y - h * 0.3], [x - h * 0.22, y - h * 0.32], [x - h * 0.24, y - h * 0.54]], [h * 0.12, h * 0.12, h * 0.12]), "#5f9468", { line: 0.6 }) + ink.stroke(`M${x - 2} ${y - 4}V${y - h * 0.92}M${x + 3} ${y - 4}V${y - h * 0.92}`, "#467a52", 0.9);
    return (
      ink.patch(polygon([[140, 160], [150, 112], [166, 108], [172, 118], [196, 116], [206, 160]]), "#c9805a") + ink.patch(polygon([[172, 118], [196, 116], [206, 160], [184, 160]]), "#b06a4c") +
      ground(ink, [156, 146, 162, 150, 160], "#eebd7f") + ground(ink, [180, 166, 184, 168, 178], "#e8ab66") + ink.patch(smooth([[60, 172], [100, 178], [140, 182], [120, 200], [70, 196]]), "#d99754", 0.6) +
      cactus(34, 204, 66) + cactus(226, 198, 46) +
      ground(ink, [204, 196, 206, 198, 204], "#f2c888") + strokes(ink, "#dca768", 0.7, [[20, 216, 90, 5], [140, 214, 90, 5], [60, 238, 130, 6]]) + rock(ink, 208, 226, 9, "#b98260")
    );
  }),
  river: open(
    (s) => {
      const { ink } = s;
      return (
        ground(ink, [140, 132, 140, 130, 138], leaf(s, "#9dba8c")) + tree(ink, 30, 162, 70, leaf(s, "#6f9d60")) + tree(ink, 224, 160, 76, leaf(s, "#7ba661")) + birch(ink, 66, 160, 70, leaf(s, "#a9bf5c")) +
        `<rect y="156" width="256" height="100" fill="${ink.fade("#7dbfc4", "#3f8fa6")}"/>` + ink.patch(smooth([[-6, 154], [50, 160], [120, 155], [200, 161], [262, 155], [262, 150], [-6, 150]]), leaf(s, "#7fa86a")) +
        ink.stroke("M16 176h40M110 170h30M180 178h48M40 194h50M170 200h60M10 222h50M196 228h50", "#d3ecea", 1.6, 0.8) +
        ink.stroke("M14 176v-22M20 178v-28M26 177v-20M238 184v-26M244 186v-32", "#5a8150", 1.7) + ink.shape(band([[20, 152], [20, 146], [20, 140]], [3, 3.4, 3]) + band([[244, 156], [244, 150], [244, 144]], [3, 3.4, 3]), "#7b5237", { line: 0.4 })
      );
    },
    (s) => {
      const { ink } = s;
      return ink.shape(smooth([[24, 214], [70, 222], [128, 224], [186, 222], [232, 214], [222, 236], [196, 248], [60, 248], [34, 236]]), "#a8683f", { line: 0.9 }) + ink.stroke("M30 226Q128 240 226 226", "#7d4a2c", 1.6) + ink.stroke("M24 214Q128 234 232 214", "#d29a62", 3) + ink.stroke("M8 250h50M90 254h60M190 251h50", "#d3ecea", 1.8, 0.9);
    },
  ),
  farm: open((s) => {
    const { ink } = s;
    const grass = turf(s, "#a7bf6a");
    return (
      ground(ink, [150, 142, 150, 140, 148], leaf(s, "#b7c27c")) + ink.patch(smooth([[120, 150], [190, 140], [262, 146], [262, 168], [130, 166]]), turf(s, "#e3c368")) +
      ink.shape(polygon([[24, 178], [24, 124], [58, 96], [92, 124], [92, 178]]), "#b5483a", { line: 0.7 }) + ink.shape(polygon([[16, 128], [58, 92], [100, 128], [94, 132], [58, 102], [22, 132]]), "#6b4a45", { line: 0.6 }) + ink.rect(44, 140, 28, 38, "#f3e6cf", { line: 0.6 }) + ink.stroke("M44 140L72 178M72 140L44 178", "#b5483a", 1.6) + ink.rect(51, 112, 14, 12, isLamplit(s) ? "#ffd98a" : "#f3e6cf", { line: 0.6, selfLit: isLamplit(s) }) +
      ground(ink, [180, 176, 182, 176, 180], grass) +
      ink.stroke("M112 190V166M146 188V164M180 190V166M214 188V164M248 190V166M104 172H256M104 182H256", "#f0e4cc", 2.4) +
      ink.shape(smooth([[196, 196], [206, 188], [222, 190], [226, 198], [220, 204], [204, 204]]), "#f8f2e4", { line: 0.6 }) + ink.shape(smooth([[222, 186], [230, 184], [233, 190], [228, 195], [223, 193]]), "#4a3f40", { line: 0.4 }) + ink.stroke("M204 204v7M219 204v7", "#4a3f40", 2) +
      strokes(ink, bright(grass, 0.3), 0.5, [[10, 206, 80, 6], [110, 222, 100, 6], [30, 242, 120, 7]]) + tufts(ink, shadow(grass, 0.9), [[22, 226], [232, 236], [150, 244]])
    );
  }),
  lake: open((s) => {
    const { ink } = s;
    const grass = turf(s, "#93b46e");
    return (
      mountain(ink, 56, 152, 80, 60, "#93a5bb") + mountain(ink, 176, 154, 96, 78, "#8497b2") + ground(ink, [148, 142, 148, 142, 146], leaf(s, "#7f9f86")) + fir(ink, 18, 156, 36, leaf(s, "#4d7c68")) + fir(ink, 36, 154, 28, leaf(s, "#5a8a74")) + fir(ink, 236, 154, 38, leaf(s, "#4d7c68")) +
      `<rect y="150" width="256" height="60" fill="${ink.fade("#a7d0d4", "#5a9fb4")}"/>` + ink.stroke("M30 162h50M120 158h34M190 168h44M60 180h60M170 186h50", "#e4f3f0", 1.5, 0.8) +
      ground(ink, [206, 196, 204, 194, 200], grass) + ink.shape(polygon([[150, 204], [206, 178], [220, 182], [176, 212]]), "#b88a58", { line: 0.6 }) + ink.stroke("M160 208L210 181M170 210L216 184", "#8a6240", 0.9) +
      ink.stroke("M20 208v-26M27 210v-32M34 209v-22", "#5a8150", 1.8) + ink.shape(band([[27, 180], [27, 174], [27, 168]], [3, 3.6, 3]), "#7b5237", { line: 0.4 }) + strokes(ink, bright(grass, 0.3), 0.5, [[20, 228, 100, 6], [140, 234, 100, 6]]) + blossoms(ink, "#f7f1e4", [[60, 238], [226, 226], [238, 240]])
    );
  }),
  jungle: open(
    (s) => {
      const { ink } = s;
      const frond = (x: number, y: number, dx: number, dy: number, w: number) => band([[x, y], [x + dx * 0.5, y + dy * 0.3], [x + dx, y + dy]], [w * 0.3, w, 1]);
      return (
        ink.patch("M0 0H256V200H0Z", "#9cc7a0", 0.8) + ink.patch(smooth([[-10, 60], [40, 30], [100, 50], [160, 26], [266, 56], [266, 190], [-10, 190]]), "#6aa57c") +
        ink.patch([frond(30, 190, -50, -110, 26), frond(30, 190, 40, -120, 26), frond(30, 190, 0, -140, 24), frond(226, 190, -46, -110, 26), frond(226, 190, 30, -120, 26), frond(226, 190, -4, -146, 24)].join(""), "#3f8460") +
        ink.patch([frond(10, 0, 60, 60, 30), frond(246, 0, -60, 66, 30), frond(128, -10, 40, 50, 24), frond(100, -10, -40, 50, 24)].join(""), "#2f6c52") +
        ink.stroke("M70 0Q80 70 66 120M190 0Q178 60 192 104", "#4d7a48", 2.2) + blossoms(ink, "#ee8a5a", [[66, 122], [192, 106], [40, 96]], 4) +
        ground(ink, [188, 180, 188, 180, 188], "#7aa557") + strokes(ink, "#a6c26c", 0.6, [[20, 206, 90, 6], [140, 214, 90, 7], [60, 238, 120, 7]]) + tufts(ink, "#3c7247", [[24, 220], [230, 224], [120, 246]])
      );
    },
    (s) => s.ink.patch(band([[-8, 262], [14, 226], [40, 214]], [10, 26, 1]) + band([[264, 262], [244, 224], [218, 214]], [10, 26, 1]), "#2a6049"),
  ),
  meadow: open((s) => {
    const { ink } = s;
    const grass = turf(s, "#a3bf62");
    const spots = [[14, 216], [40, 232], [66, 214], [92, 240], [166, 238], [190, 216], [214, 232], [240, 214], [30, 248], [228, 250]] as const;
    return (
      ground(ink, [150, 132, 148, 130, 144], leaf(s, "#bccf8e")) + ground(ink, [166, 158, 150, 162, 152], leaf(s, "#a9c578")) + ink.rect(186, 116, 22, 26, "#f6ecd8", { line: 0.5 }) + ink.shape(polygon([[182, 118], [197, 104], [212, 118]]), "#b5483a", { line: 0.5 }) +
      tree(ink, 40, 168, 54, leaf(s, "#7ea55c")) + ground(ink, [182, 176, 182, 174, 180], grass) + strokes(ink, bright(grass, 0.3), 0.6, [[10, 196, 80, 6], [120, 192, 110, 6], [60, 222, 130, 7]]) +
      tufts(ink, shadow(grass, 0.9), [[26, 226], [110, 232], [206, 222], [246, 238]]) + blossoms(ink, "#cd4638", spots.filter((_, i) => i % 3 === 0), 2.9) + blossoms(ink, "#f7f1e4", spots.filter((_, i) => i % 3 === 1), 2.7) + blossoms(ink, "#6f8fd0", spots.filter((_, i) => i % 3 === 2), 2.5)
    );
  }),
};
