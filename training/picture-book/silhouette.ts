/** The same shapes in one flat colour, for masks: no lights, no thin lines inside, nothing that needs a definition. */
export function silhouette(svg: string, colour: string): string {
  return svg
    .replace(/<circle data-glow[^>]*\/>/g, "")
    .replace(/ (?:stroke-linejoin|stroke-linecap|fill-opacity|stroke-opacity)="[^"]*"/g, "")
    .replace(/(fill|stroke)="(?!none)[^"]*"/g, `$1="${colour}"`);
}
