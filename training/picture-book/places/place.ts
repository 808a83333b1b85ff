import type { Ink } from "../ink.ts";
import type { Time } from "../light.ts";

export const weathers = ["clear", "cloudy", "rain", "snow", "fog"] as const;
export type Weather = (typeof weathers)[number];

/** What a place is drawn with: the picture is 256 x 256 and people stand between y = 205 and y = 240. */
export interface Setting {
  ink: Ink;
  time: Time;
  weather: Weather;
}

export interface Place {
  /** Indoors there is no weather, and time shows in windows and lamps; elsewhere it is always the same time. */
  kind: "outdoors" | "indoors" | "elsewhere";
  draw(setting: Setting): string;
  /** What stands between people and the eye. */
  front?(setting: Setting): string;
}

export const isDark = ({ time }: Setting): boolean => time === "night";
/** Lamps burn and windows shine. */
export const isLamplit = ({ time }: Setting): boolean => time === "night" || time === "sunset";
