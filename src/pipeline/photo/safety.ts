import type { RgbImage } from "../image.ts";
import { scaleTo, toInput, type VisionNetwork } from "./network.ts";
import { safetyReasons } from "./problems.ts";

const side = 224;
const classNames = ["drawing", "hentai", "neutral", "porn", "sexy"] as const;

export type SafetyClass = (typeof classNames)[number];
/** off: everything passes. standard: no pornography, drawn or photographed. strict: nothing suggestive either. */
export type SafetyLevel = "off" | "standard" | "strict";

/** Which classes count at a level, and how much of them together is too much. Drawing never counts. */
const gates: Record<Exclude<SafetyLevel, "off">, { counted: (keyof typeof safetyReasons)[]; tooMuch: number }> = {
  standard: { counted: ["porn", "hentai"], tooMuch: 0.7 },
  strict: { counted: ["porn", "hentai", "sexy"], tooMuch: 0.4 },
};

/** How a picture was judged. */
export interface Safety {
  /** Probability of each class; they sum to 1. */
  classes: Record<SafetyClass, number>;
  /** 0 harmless .. 1 pornographic: what the standard level looks at. */
  level: number;
  /** Why the picture is refused at a level, to go after "because"; null when it passes. */
  refused(level: SafetyLevel): { class: SafetyClass; reason: string } | null;
}

/** @param probabilities of drawing, hentai, neutral, porn, sexy */
export function judge(probabilities: ArrayLike<number>): Safety {
  const classes = Object.fromEntries(classNames.map((name, i) => [name, probabilities[i]!])) as Safety["classes"];
  return {
    classes,
    level: Math.min(1, classes.porn + classes.hentai),
    refused(level) {
      if (level === "off") return null;
      const { counted, tooMuch } = gates[level];
      if (counted.reduce((sum, name) => sum + classes[name], 0) < tooMuch) return null;
      const most = counted.reduce((most, name) => (classes[name] > classes[most] ? name : most));
      return { class: most, reason: safetyReasons[most] };
    },
  };
}

/** Judges a picture, a photo or a drawn panel, with NSFWJS's MobileNet v2. */
export async function judgePicture(network: VisionNetwork, image: RgbImage): Promise<Safety> {
  const small = await scaleTo(image, side, side);
  const outputs = await network.run(toInput(small, 255), side);
  return judge(outputs[0]!);
}
