import type { Panel, Person } from "../picture-book/panel.ts";
import { hairSeen, isHuman, uncovered } from "../picture-book/people/character.ts";
import { hasTimes } from "../picture-book/places/index.ts";

/** What makes a character recognisable, by the names of the attributes' columns. */
export const identityAttributes = [
  "hair style",
  "hair colour",
  "skin",
  "garment",
  "top colour",
  "glasses",
  "facial hair",
  "headwear",
] as const;
export type IdentityAttribute = (typeof identityAttributes)[number];

/** A stage has its own light, whatever the hour. */
const windowless: readonly string[] = ["theatre"];

const fromAfar = ({ framing }: Panel) => framing === "wide";
const closeUp = ({ framing }: Panel) => framing === "close-up";

/** The other one, or what they do together, covers much of this one. */
const covered = (panel: Panel, person: Person) => person.behind || panel.relation === "hugging";

const visible: Record<IdentityAttribute, (panel: Panel, person: Person) => boolean> = {
  "hair style": (panel, { shown }) => !fromAfar(panel) && isHuman(shown.kind) && uncovered.includes(shown.headwear),
  "hair colour": (_, { shown }) => hairSeen(shown),
  skin: (panel) => !fromAfar(panel),
  garment: (panel, person) => !fromAfar(panel) && !closeUp(panel) && !covered(panel, person),
  "top colour": () => true,
  glasses: (panel) => !fromAfar(panel),
  "facial hair": (panel, { shown }) => !fromAfar(panel) && isHuman(shown.kind),
  headwear: (panel) => !fromAfar(panel),
};

/** The attributes of a person that can be told from the panel as it should be drawn. */
export const visibleAttributes = (panel: Panel, person: Person): IdentityAttribute[] =>
  identityAttributes.filter((name) => visible[name](panel, person));

/** Close-ups leave out hands and legs. */
export const poseVisible = (panel: Panel, person: Person): boolean => !closeUp(panel) && !person.behind;

/** From afar a thing in a hand is a few pixels. */
export const objectVisible = (panel: Panel, person: Person): boolean => poseVisible(panel, person) && !fromAfar(panel);

export const expressionVisible = (panel: Panel): boolean => !fromAfar(panel);

export const timeVisible = ({ place }: Panel): boolean => hasTimes(place) && !windowless.includes(place);
