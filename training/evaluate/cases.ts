/** Held-out stories: who does what where. A and B stand for the characters. */

/** One-character panels, in words that the training captions do not use in this combination. */
export const onePersonScripts = [
  "A waves in the park",
  "A stands on the beach at sunset",
  "A reads a book in the library",
  "[night] A walks down the city street",
] as const;

/** Two-character panels; A is the first person of the prompt. */
export const twoPersonScripts = [
  "A (left) and B (right) stand in the garden",
  "A (left) waves at B (right) in the kitchen",
  "A and B walk in the forest",
  "[sunset] A and B stand on the beach",
] as const;
