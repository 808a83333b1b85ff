import { number } from "./geometry.ts";

/** Ends, and control points, of the curves of one closed subpath: x0 y0, then x1 y1 x2 y2 x3 y3 of each curve. */
type Subpath = number[];

const digit0 = 48;
const digit9 = 57;

/** Reads a path of M, C, L and Z, as geometry.ts writes them. */
function read(d: string): Subpath[] {
  const found: Subpath[] = [];
  let current: Subpath = [];
  let command = "";
  let [x, y] = [Number.NaN, Number.NaN];
  for (let at = 0; at < d.length; ) {
    const code = d.charCodeAt(at);
    if (code > digit9) {
      command = d[at]!;
      at++;
      if (command === "M") {
        current = [];
        found.push(current);
      } else if (!"CLZ".includes(command)) throw new Error(`no outline of ${d}`);
      continue;
    }
    if (code === 32) {
      at++;
      continue;
    }
    const negative = code === 45;
    if (negative) at++;
    let value = 0;
    let place = 0;
    for (; at < d.length; at++) {
      const next = d.charCodeAt(at);
      if (next === 46) place = 1;
      else if (next >= digit0 && next <= digit9) {
        value = value * 10 + next - digit0;
        place *= 10;
      } else break;
    }
    if (place > 1) value /= place;
    if (negative) value = -value;
    if (command !== "L") current.push(value);
    else if (Number.isNaN(x)) x = value;
    else {
      y = value;
      const [u, v] = [current[current.length - 2]!, current[current.length - 1]!];
      // Runs of one outline meet in a line of no length.
      if (Math.abs(u - x) + Math.abs(v - y) > 0.02)
        current.push(u + (x - u) / 3, v + (y - v) / 3, x - (x - u) / 3, y - (y - v) / 3, x, y);
      x = Number.NaN;
    }
  }
  return found;
}

/**
 * The outline of a path that runs with the clock, moved outwards: what shows of it around the path is a line whose width
 * may depend on the way it faces, as a brush leaves it. Curves keep their kind (Tiller and Hanson's approximation).
 * @param width of the line where the outward normal is (x, y)
 * @throws where the path has other commands than M, C, L and Z, in capitals
 */
export function outset(d: string, width: (x: number, y: number) => number): string {
  const subpaths = read(d);
  let out = "";
  for (const points of subpaths) {
    const curves = (points.length - 2) / 6;
    if (curves < 1) continue;
    if (Math.abs(points[0]! - points[points.length - 2]!) + Math.abs(points[1]! - points[points.length - 1]!) > 0.02) {
      const [x, y, u, v] = [points[points.length - 2]!, points[points.length - 1]!, points[0]!, points[1]!];
      points.push(x + (u - x) / 3, y + (v - y) / 3, u - (u - x) / 3, v - (v - y) / 3, u, v);
    }
    out += moved(points, width);
  }
  return out;
}

/** The outward normal of the way from one point of the list to another, or of a longer way where the two are one. */
function normal(points: Subpath, from: number, to: number, further: number): [number, number] {
  let [x, y] = [points[to]! - points[from]!, points[to + 1]! - points[from + 1]!];
  let length = Math.hypot(x, y);
  if (length < 1e-3) {
    [x, y] = to > from ? [points[further]! - points[from]!, points[further + 1]! - points[from + 1]!] : [0, 0];
    length = Math.hypot(x, y) || 1;
  }
  return [y / length, -x / length];
}

function moved(points: Subpath, width: (x: number, y: number) => number): string {
  const curves = (points.length - 2) / 6;
  const shiftX = new Float64Array(curves + 1);
  const shiftY = new Float64Array(curves + 1);
  for (let i = 0; i <= curves; i++) {
    const after = (i % curves) * 6;
    const before = ((i + curves - 1) % curves) * 6;
    const [ax, ay] = normal(points, after, after + 2, after + 4);
    const [bx, by] = normal(points, before + 4, before + 6, before + 6);
    let [nx, ny] = [ax + bx, ay + by];
    const length = Math.hypot(nx, ny);
    if (length < 0.3) [nx, ny] = [ax, ay];
    else [nx, ny] = [nx / length, ny / length];
    // At a corner the line's two edges meet farther out.
    const w = width(nx, ny) / Math.max(0.75, length / 2);
    shiftX[i] = nx * w;
    shiftY[i] = ny * w;
  }
  let d = `M${number(points[0]! + shiftX[0]!)} ${number(points[1]! + shiftY[0]!)}`;
  for (let i = 0; i < curves; i++) {
    const at = i * 6 + 2;
    const [sx, sy, ex, ey] = [shiftX[i]!, shiftY[i]!, shiftX[i + 1]!, shiftY[i + 1]!];
    d += `C${number(points[at]! + sx)} ${number(points[at + 1]! + sy)} ${number(points[at + 2]! + ex)} ${number(points[at + 3]! + ey)} ${number(points[at + 4]! + ex)} ${number(points[at + 5]! + ey)}`;
  }
  return `${d}Z`;
}
