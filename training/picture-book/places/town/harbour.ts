import { polygon, smooth } from "../../geometry.ts";
import { ground } from "../parts/ground.ts";
import { turf } from "../parts/snow.ts";
import { isLamplit } from "../place.ts";
import { house, open } from "./shared.ts";

export const harbour = open((s) => {
  const { ink } = s;
  return (
    house(s, 4, 158, 34, 46, "#e0a78c", "#7c5a64") +
    house(s, 40, 158, 30, 56, "#efdcae", "#a8644a") +
    house(s, 72, 158, 32, 42, "#a9c0bc", "#5f6a80") +
    `<rect y="158" width="256" height="50" fill="${ink.fade("#6fb2bd", "#3f8aa2")}"/>` +
    ink.stroke("M20 170h30M120 166h28M200 176h40M70 184h50M180 192h44", "#d7efe9", 1.5, 0.8) +
    ink.shape(
      smooth([
        [146, 166],
        [180, 172],
        [222, 172],
        [250, 162],
        [242, 188],
        [156, 188],
      ]),
      "#b5483a",
      { line: 0.7 },
    ) +
    ink.stroke("M150 172Q200 182 246 168", "#f8f0df", 2.4) +
    ink.stroke("M196 172V84", "#6b4a3a", 2.6) +
    ink.shape(
      polygon([
        [199, 90],
        [199, 162],
        [240, 156],
      ]),
      "#fbf3e2",
      { line: 0.6 },
    ) +
    ink.shape(
      polygon([
        [193, 100],
        [193, 160],
        [164, 156],
      ]),
      "#f0cf7e",
      { line: 0.6 },
    ) +
    ink.shape(
      polygon([
        [112, 158],
        [124, 158],
        [121.6, 96],
        [114.4, 96],
      ]),
      "#f8f0df",
      { line: 0.6 },
    ) +
    ink.patch(
      polygon([
        [113.6, 112],
        [122.4, 112],
        [122.9, 126],
        [113, 126],
      ]),
      "#cd4638",
    ) +
    ink.rect(112, 86, 12, 10, isLamplit(s) ? "#ffe08a" : "#dfe9ea", { line: 0.6, selfLit: isLamplit(s) }) +
    (isLamplit(s) ? ink.glow(118, 91, 44, "#ffe08a", 0.7) : "") +
    ground(ink, [206, 206], turf(s, "#b9946a")) +
    ink.stroke(
      "M0 218H256M0 234H256M0 250H256M40 206V218M130 206V218M210 206V218M80 218V234M176 218V234M30 234V250M140 234V250M226 234V250",
      "#94714e",
      1,
    ) +
    ink.rect(18, 192, 10, 22, "#7a5a40", { round: 2, line: 0.6 }) +
    ink.rect(226, 194, 10, 22, "#7a5a40", { round: 2, line: 0.6 }) +
    ink.stroke("M28 198Q120 216 226 200", "#d8bd8a", 2)
  );
});
