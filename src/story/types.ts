import type { Framing } from "./options.ts";

/** A library character as the compiler needs it. */
export interface CastMember {
  id: string;
  name: string;
  /** What the drawing model is told: woman, man, girl, boy, person or up to three words of one's own. */
  kind: string;
  /** The platform's id of the person whom it shows: a mention of that person means this character. */
  personId?: string | null;
}

/** A part of the picture, in fractions (0..1) of its width and height from the top left corner. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Slot {
  characterId: string;
  /** Where the character stands, or null for anywhere. */
  box: Box | null;
  /** What the character wears in this panel, as it stands in the prompt ("in a red coat"), or null. */
  wearing: string | null;
}

/** All that a worker needs to draw one panel. JSON-serialisable; stored with the panel. */
export interface DrawingRequest {
  pack: string;
  prompt: string;
  negativePrompt: string;
  /** At most three; slot i's identity belongs to the i-th person of the prompt. */
  slots: Slot[];
  width: number;
  height: number;
  /** 0..2^31-1 */
  seed: number;
  steps: number;
  guidanceScale: number;
  /** 0 in a panel without characters. */
  identityScale: number;
  /** One of `poses`, or `photoPose`, which everybody in the panel takes. */
  pose: string | null;
  framing: Framing | null;
}

/** What a story's panels have in common, from the pack and the command's options. */
export interface RequestDefaults {
  pack: string;
  width: number;
  height: number;
  seed: number;
  steps: number;
  guidanceScale: number;
  identityScale: number;
  /** A key of `styles`. */
  style: string;
  /** Negative words of the pack itself, in front of the style's; the authors' words where it is left out. */
  negativePrompt?: string;
}

export interface Speech {
  /** The character's name as registered, another speaker as written, or null for a caption. */
  speaker: string | null;
  text: string;
}

export interface CompiledPanel {
  /** The panel as it was written, cleaned of control characters. */
  text: string;
  /** Names of the characters in the panel, in slot order. */
  recognised: string[];
  /** Names that stand in the panel in another case, and so were taken for ordinary words. */
  overlooked: string[];
  speech: Speech[];
  request: DrawingRequest;
}

export interface CompiledStory {
  panels: CompiledPanel[];
}
