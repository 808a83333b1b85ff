/** The rows as the rest of the program sees them. Ids are UUIDs; times are JavaScript dates. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface Server {
  id: string;
  /** "discord", "slack", "web". */
  platform: string;
  /** The platform's own id of the guild, workspace or room. */
  platformId: string;
  name: string;
}

/** What a platform knows of a server; its library id follows from platform and platformId. */
export interface ServerSource {
  platform: string;
  platformId: string;
  name: string;
}

export type CharacterStatus = "encoding" | "ready" | "no-face" | "failed";

export interface Character {
  id: string;
  serverId: string;
  name: string;
  nameKey: string;
  kind: string;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  consentAt: Date;
  consentBy: string;
  consentWording: string;
  status: CharacterStatus;
  /** What to tell people about the status: why it failed, which face was taken. */
  statusText: string;
  /** Under this id the log has what the text says went wrong; null: nothing did. */
  errorId: string | null;
  /** Made from clothes and hair only: there is no face, or it shall not be used. */
  looksOnly: boolean;
  /** Made from the face only: stories say what is worn. */
  faceOnly: boolean;
  /** The person of the server whom it shows, by the platform's id and the name then; null: nobody in particular. */
  personId: string | null;
  personName: string | null;
  /** When that person was asked, and when they agreed: until then it is not used (`awaitsConsent`). */
  askedAt: Date | null;
  agreedAt: Date | null;
  /** Removed; until it is gone for good it can be had back. */
  deletedAt: Date | null;
}

/** Somebody of a server: the platform's id, and the name to show. */
export interface Member {
  id: string;
  name: string;
}

export interface NewCharacter {
  name: string;
  kind: string;
  /** The platform's id of the person, and the name to show. */
  createdBy: string;
  createdByName: string;
  /** Who agreed to what: the version of the wording that was shown. The time is recorded by the library. */
  consent: { by: string; wording: string };
  /** One to four photos as they were sent: any file format that the worker reads. */
  photos: Uint8Array[];
  /** Index into photos of the one that shows most of the person; 0 if not given. */
  mainPhoto?: number;
  looksOnly?: boolean;
  faceOnly?: boolean;
  /** A picture of clothes to wear instead of those in the photos. */
  clothes?: Uint8Array | null;
  /** The person of the server whom it shows, who has to agree before it is used; who adds it has agreed already. */
  person?: Member | null;
}

export interface Photo {
  id: string;
  serverId: string;
  characterId: string;
  position: number;
  /** A picture of clothes is the last of a character's photos. */
  shows: "person" | "clothes";
  isMain: boolean;
  /** The original's file, until the reference is cut out. */
  storageKey: string | null;
  /** The reference's file: what drawing needs of the photo. */
  referenceKey: string | null;
  /** A small picture of what was cut out, to show to people. */
  previewKey: string | null;
  facesFound: number | null;
  faceNote: string;
}

export interface CutOutPhoto {
  /** Self-describing bytes of the reference; the library does not look inside. */
  reference: Uint8Array;
  /** An encoded picture (PNG, JPEG or WebP) of the cut-out. */
  preview: Uint8Array | null;
  /** null where none was looked for. */
  facesFound: number | null;
  /** What to tell people: "three faces were found, the largest was taken". */
  faceNote: string;
}

/** 0..1 of the picture. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Everything a worker needs to draw a panel; stored with it as JSON. */
export interface DrawingRequest {
  pack: string;
  prompt: string;
  negativePrompt: string;
  /** In slot order, at most 3. */
  slots: { characterId: string; box: Box | null; wearing: string | null }[];
  width: number;
  height: number;
  seed: number;
  steps: number;
  guidanceScale: number;
  identityScale: number;
  pose: string | null;
  framing: "close-up" | "wide" | null;
}

export interface Speech {
  /** null: a caption. */
  speaker: string | null;
  text: string;
}

export type StoryStatus = "drawing" | "done" | "cancelled" | "failed";

export interface Story {
  id: string;
  serverId: string;
  createdBy: string;
  createdByName: string;
  title: string;
  script: string;
  style: string;
  seed: number;
  status: StoryStatus;
  /** The platform's ids of where the story was asked for and of the thread it is told in. */
  channelId: string | null;
  threadId: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  /** The file of a picture whose pose panels take, until the pose is read or the story is over. */
  posePhotoKey: string | null;
  /** The pose that was read; the library does not look inside. null: not yet, or there is none. */
  pose: Json;
  /** Why no pose could be read, for people. */
  poseProblem: string | null;
  /** What the bot says in the story's thread is said in this language ("en"). */
  language: string;
  /** Its end tells its author. */
  pingAuthor: boolean;
}

/** What a picture of a pose gave. */
export type PoseRead = { pose: NonNullable<Json>; problem: null } | { pose: null; problem: string };

export interface NewPanel {
  text: string;
  /** Names of the characters that were recognised. */
  recognised: string[];
  speech: Speech[];
  request: DrawingRequest;
}

export interface NewStory {
  createdBy: string;
  createdByName: string;
  title: string;
  script: string;
  style: string;
  /** 0..2**53-1. */
  seed: number;
  channelId?: string | null;
  threadId?: string | null;
  /** A picture whose pose panels take, as it was sent. */
  posePhoto?: Uint8Array | null;
  /** English if not given. */
  language?: string;
  /** Whether its end tells its author; false if not given. */
  pingAuthor?: boolean;
  panels: NewPanel[];
}

export type PanelStatus = "waiting" | "drawing" | "drawn" | "posted" | "refused" | "failed" | "cancelled";

export interface Panel {
  id: string;
  serverId: string;
  storyId: string;
  /** 0-based place in the story. */
  index: number;
  text: string;
  recognised: string[];
  speech: Speech[];
  request: DrawingRequest;
  status: PanelStatus;
  /** Steps drawn so far, of how many. */
  step: number;
  steps: number;
  /** The platform's id of the message that shows it; null before it was posted. */
  messageId: string | null;
  /** Why it, or its newest drawing, failed or was refused, for people. */
  error: string | null;
  /** Under this id the log has it. */
  errorId: string | null;
  /** How often it was asked for again: 0 while it is drawn for the first time. */
  attempt: number;
  /** Seeds still to be drawn after the request's. */
  furtherSeeds: number[];
  /** The number of the take that is shown; null: the newest. */
  chosenTake: number | null;
  /** Takes from this number on are offered to choose from; null: none. */
  offeredFrom: number | null;
  /** Removed; until it is gone for good it can be had back. */
  deletedAt: Date | null;
  /** Every picture drawn for it, oldest first. */
  takes: Take[];
}

/** Why something came to nothing, for people, and the id under which the log has it. */
export interface Explained {
  error: string;
  errorId: string;
}

export interface Take {
  id: string;
  serverId: string;
  panelId: string;
  /** 1-based. */
  number: number;
  /** The picture's file: `library.files.get(serverId, pictureKey)`. */
  pictureKey: string;
  seed: number;
  milliseconds: number;
  createdAt: Date;
}

/** What a panel is to be drawn as, once more. */
export interface Redrawing {
  request: DrawingRequest;
  /** More pictures of the same, to choose from together with the one that is shown. */
  furtherSeeds?: number[];
  /** Further takes are offered to choose from, and the one that is shown stays until one is chosen. */
  offer: boolean;
  /** What is now written there, where that has changed. */
  written?: { text: string; recognised: string[]; speech: Speech[] };
}

export interface DrawnPicture {
  /** The encoded picture (PNG). */
  picture: Uint8Array;
  seed: number;
  milliseconds: number;
}

export interface StoryWithPanels extends Story {
  /** In order of index. */
  panels: Panel[];
}

/** What others are told over LISTEN/NOTIFY: ids and numbers only; read the row for the rest. */
export type LibraryEvent =
  | { type: "character"; serverId: string; characterId: string }
  | { type: "story"; serverId: string; storyId: string }
  | { type: "message"; serverId: string; messageId: string; revision: number }
  | {
      type: "panel";
      serverId: string;
      storyId: string;
      panelId: string;
      status: PanelStatus;
      step: number;
      steps: number;
    };
