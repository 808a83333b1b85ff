/** Builds elements. Text is always set as text: nothing that people wrote is ever read as HTML. */

type Child = Node | string | null | false | undefined;
type Properties<Tag extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[Tag], "style" | "children" | "dataset">
> & { aria?: Record<string, string>; data?: Record<string, string>; role?: string };

export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties<Tag> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  const { aria = {}, data = {}, role, ...rest } = properties;
  Object.assign(element, rest);
  if (role) element.setAttribute("role", role);
  for (const [name, value] of Object.entries(aria)) element.setAttribute(`aria-${name}`, value);
  for (const [name, value] of Object.entries(data)) element.dataset[name] = value;
  element.append(...children.filter((child) => child !== null && child !== false && child !== undefined));
  return element;
}

const shapes = {
  send: "M4 12 20 4l-5 16-3.5-6.5L4 12Z",
  photo: "M4 7h3l2-2h6l2 2h3v12H4Zm8 9.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z",
  close: "M6 6l12 12M18 6 6 18",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  save: "M12 4v11m0 0-4.5-4.5M12 15l4.5-4.5M5 20h14",
  plus: "M12 5v14M5 12h14",
  slash: "M15 5 9 19",
  lock: "M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6Z",
  check: "M5 12.5 10 17.5 19 7",
} as const;

export type IconName = keyof typeof shapes;

/** A line drawing that takes the colour of the text around it. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", shapes[name]);
  svg.append(path);
  return svg;
}

/** A button that does something. */
export function button(
  properties: Properties<"button"> & { icon?: IconName },
  press: () => void,
  ...children: Child[]
): HTMLButtonElement {
  const { icon: shape, ...rest } = properties;
  const made = el("button", { type: "button", ...rest }, shape && icon(shape), ...children);
  made.addEventListener("click", press);
  return made;
}
