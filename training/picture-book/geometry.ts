/** Points and the few curves that everything is drawn with; y points down. */
export type Point = readonly [number, number];

const hundredths = Array.from({ length: 100 }, (_, i) =>
  i === 0 ? "" : `.${String(i).padStart(2, "0").replace(/0$/, "")}`,
);

/** A coordinate as SVG writes it, to two places. Most of a picture's text is these, so that their speed counts. */
export function number(value: number): string {
  const whole = Math.round(value * 100);
  if (whole < 0) return `-${Math.floor(-whole / 100)}${hundredths[-whole % 100]}`;
  return `${Math.floor(whole / 100)}${hundredths[whole % 100]}`;
}
const text = ([x, y]: Point) => `${number(x)} ${number(y)}`;

export const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];
export const distance = (a: Point, b: Point): number => Math.hypot(b[0] - a[0], b[1] - a[1]);
/** The point `along` the way from a in the direction of b and `aside` to the left of that way (seen on the picture). */
export function beside(a: Point, b: Point, along: number, aside: number): Point {
  const length = distance(a, b) || 1;
  const [x, y] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  return [a[0] + x * along + y * aside, a[1] + y * along - x * aside];
}
const flipped = (points: readonly Point[]): Point[] => points.map(([x, y]) => [-x, y]);
/** Points of the right half from top to bottom -> the whole outline, symmetrical about x = 0. */
export const symmetrical = (right: readonly Point[]): Point[] => [...right, ...flipped(right).reverse()];

/** Twice the area inside, negative where the points run against the clock. */
function area(points: readonly Point[]): number {
  return points.reduce((sum, [x, y], i) => {
    const [u, v] = points[(i + 1) % points.length]!;
    return sum + x * v - u * y;
  }, 0);
}

/**
 * A curve through all points (Catmull-Rom, written as cubic Beziers). Closed shapes always run with the clock, so that
 * several in one path fill their union.
 */
export function smooth(points: readonly Point[], closed = true): string {
  if (closed && area(points) < 0) return smooth([...points].reverse());
  const count = points.length;
  const at = (i: number) => points[closed ? (i + count) % count : Math.max(0, Math.min(count - 1, i))]!;
  let d = `M${text(at(0))}`;
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [p, a, b, n] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const first: Point = [a[0] + (b[0] - p[0]) / 6, a[1] + (b[1] - p[1]) / 6];
    const second: Point = [b[0] - (n[0] - a[0]) / 6, b[1] - (n[1] - a[1]) / 6];
    d += `C${text(first)} ${text(second)} ${text(b)}`;
  }
  return closed ? `${d}Z` : d;
}

/** One outline made of several smooth runs with corners where they meet. */
export function cornered(...runs: readonly (readonly Point[])[]): string {
  if (area(runs.flat()) < 0) return cornered(...runs.map((run) => [...run].reverse()).reverse());
  return `${runs.map((run, i) => (i === 0 ? smooth(run, false) : smooth(run, false).replace("M", "L"))).join("")}Z`;
}

export function polygon(points: readonly Point[]): string {
  if (area(points) < 0) return polygon([...points].reverse());
  return `M${points.map(text).join("L")}Z`;
}

/** A band around a curve through `centre`, as wide at each of its points as `widths` says; ends are rounded where wide. */
export function band(centre: readonly Point[], widths: readonly number[]): string {
  const left: Point[] = [];
  const right: Point[] = [];
  centre.forEach((point, i) => {
    const before = centre[Math.max(0, i - 1)]!;
    const after = centre[Math.min(centre.length - 1, i + 1)]!;
    const length = distance(before, after) || 1;
    const half = widths[i]! / 2;
    const [nx, ny] = [((after[1] - before[1]) / length) * half, (-(after[0] - before[0]) / length) * half];
    left.push([point[0] + nx, point[1] + ny]);
    right.push([point[0] - nx, point[1] - ny]);
  });
  const cap = (at: number, next: number): Point[] => {
    const half = widths[at]! / 2;
    return half < 0.6 ? [] : [beside(centre[at]!, centre[next]!, -half * 0.85, 0)];
  };
  const end = centre.length - 1;
  return smooth([...cap(0, 1), ...left, ...cap(end, end - 1), ...right.reverse()]);
}

/** Five points of an arm or a leg that bends softly at its middle joint. */
export function bent(from: Point, joint: Point, to: Point): Point[] {
  return [from, between(from, joint, 0.55), softened(from, joint, to), between(joint, to, 0.45), to];
}
function softened(from: Point, joint: Point, to: Point): Point {
  return between(joint, between(from, to, 0.5), 0.12);
}

export function turned(point: Point, about: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  const [x, y] = [point[0] - about[0], point[1] - about[1]];
  return [about[0] + x * Math.cos(angle) - y * Math.sin(angle), about[1] + x * Math.sin(angle) + y * Math.cos(angle)];
}

/** Four Beziers, which is how a circle is moved outwards like any other path. */
export function circlePath(x: number, y: number, rx: number, ry = rx): string {
  const [u, v] = [rx * 0.5523, ry * 0.5523];
  const at = (dx: number, dy: number) => `${number(x + dx)} ${number(y + dy)}`;
  return `M${at(-rx, 0)}C${at(-rx, -v)} ${at(-u, -ry)} ${at(0, -ry)}C${at(u, -ry)} ${at(rx, -v)} ${at(rx, 0)}C${at(rx, v)} ${at(u, ry)} ${at(0, ry)}C${at(-u, ry)} ${at(-rx, v)} ${at(-rx, 0)}Z`;
}

/** A five-pointed star of outer radius r. */
export function starPath(x: number, y: number, r: number): string {
  return polygon(
    Array.from({ length: 10 }, (_, i): Point => {
      const angle = (i * Math.PI) / 5 - Math.PI / 2;
      const radius = i % 2 === 0 ? r : r * 0.45;
      return [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius];
    }),
  );
}
