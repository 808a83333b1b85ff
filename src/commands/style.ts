import { styles } from "../story/index.ts";
import type { ChoiceOption } from "./options.ts";
import type { Text } from "./texts/index.ts";

const labels: Readonly<Record<string, Text>> = {
  storybook: (t) => t("style.storybook"),
  watercolour: (t) => t("style.watercolour"),
  comic: (t) => t("style.comic"),
};

/** A style's name as it is shown. */
export const styleLabel = (style: string): Text => labels[style] ?? style;

/** All styles, as choices of an option. */
export const styleChoices: ChoiceOption<Text>["choices"] = Object.keys(styles).map((value) => ({
  value,
  label: styleLabel(value),
}));
