/** The story language: a script becomes panels, and each panel a drawing request. Pure functions. */

export { cleanLine, cleanText } from "./clean.ts";
export { compileScript } from "./compile.ts";
export { type Fault, type Problem, ScriptError } from "./errors.ts";
export { commonKinds, withArticle } from "./kinds.ts";
export { narration } from "./narration.ts";
export { nearest } from "./nearest.ts";
export { knownOptions, photoPose, poses } from "./options.ts";
export { longestPanel, longestScript, mostPanels } from "./panels.ts";
export { mentioned } from "./people-mentioned.ts";
export { largestSeed, panelSeed } from "./seeds.ts";
export { type Style, styles } from "./styles.ts";
export type {
  Box,
  CastMember,
  CompiledPanel,
  CompiledStory,
  DrawingRequest,
  RequestDefaults,
  Slot,
  Speech,
} from "./types.ts";
