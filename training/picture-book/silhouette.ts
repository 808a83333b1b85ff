const shapes = /<(?:path|ellipse|rect|circle)[^>]*\/>/g;
const paint = / (?:stroke-linejoin|stroke-linecap|fill-opacity|stroke-opacity)="[^"]*"/g;

const flat = (shape: string, colour: string) =>
  shape.includes("data-glow")
    ? ""
    : shape.replace(paint, "").replace(/(fill|stroke)="(?!none)[^"]*"/g, `$1="${colour}"`);

/** Things in one flat colour, for masks: no lights, nothing that needs a definition. */
export function silhouette(svg: string, colour: string): string {
  return svg.replace(shapes, (shape) => flat(shape, colour));
}

/** People in one flat colour: of them the outlines are enough, everything else lies inside. */
export function personSilhouette(svg: string, colour: string): string {
  return svg.replace(shapes, (shape) => (shape.startsWith('<path class="outline"') ? flat(shape, colour) : ""));
}
