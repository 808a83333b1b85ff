export const expressions = [
  "neutral",
  "happy",
  "laughing",
  "sad",
  "surprised",
  "angry",
  "asleep",
  "worried",
  "winking",
] as const;
export type Expression = (typeof expressions)[number];
