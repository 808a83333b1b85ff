import type { NewMessage, StoredMessage } from "./message-types.ts";
import type {
  Character,
  CharacterStatus,
  CutOutPhoto,
  DrawnPicture,
  Explained,
  Json,
  LibraryEvent,
  Member,
  NewCharacter,
  NewStory,
  Panel,
  Photo,
  PoseRead,
  Redrawing,
  Server,
  ServerSource,
  Story,
  StoryWithPanels,
  Take,
} from "./types.ts";

/**
 * A transaction of the library, to write jobs in it: `boss.send(queue, data, { db: fromPrisma(tx) })`. The server is
 * already set in it.
 */
export interface Transaction {
  $queryRawUnsafe<T = unknown>(query: string, ...values: unknown[]): Promise<T>;
  $executeRawUnsafe(query: string, ...values: unknown[]): Promise<number>;
}

/** Work to do in the library's transaction; when it throws, nothing is written. */
export type InSameTransaction<Row> = (tx: Transaction, row: Row) => Promise<void>;

/** Characters, stories and files of many servers. Every call sees the rows of the server it names, and no others. */
export interface Library {
  readonly servers: {
    findOrCreate(source: ServerSource): Promise<Server>;
    get(serverId: string): Promise<Server | null>;
    /** The server with everything in it, files too. */
    remove(serverId: string): Promise<void>;
  };
  readonly settings: {
    get(serverId: string, key: string): Promise<Json | undefined>;
    set(serverId: string, key: string, value: Json): Promise<void>;
    all(serverId: string): Promise<Record<string, Json>>;
  };
  readonly characters: {
    /** Stores the photos, encrypted, and the rows. @throws LibraryError "name-…", "person-taken", "kind-invalid", "photos-invalid" */
    add(serverId: string, input: NewCharacter, inSameTransaction?: InSameTransaction<Character>): Promise<Character>;
    /** By name. */
    list(serverId: string): Promise<Character[]>;
    /** Without regard to case. */
    findByName(serverId: string, name: string): Promise<Character | null>;
    get(serverId: string, characterId: string): Promise<Character | null>;
    /** @throws LibraryError "name-…", "not-found" */
    rename(serverId: string, characterId: string, name: string): Promise<Character>;
    /** @throws LibraryError "kind-invalid", "not-found" */
    setKind(serverId: string, characterId: string, kind: string): Promise<Character>;
    /** `errorId` where the text says what went wrong. False when it has been removed meanwhile. */
    setStatus(
      serverId: string,
      characterId: string,
      status: CharacterStatus,
      statusText?: string,
      errorId?: string | null,
    ): Promise<boolean>;
    /**
     * It shows this person, who has to agree before it is used again; `by` is whoever says so, and agrees for themselves.
     * null: it shows somebody already, or was removed. @throws LibraryError "person-taken"
     */
    link(serverId: string, characterId: string, person: Member, by: string): Promise<Character | null>;
    /** The person whom it shows agrees to it. null: they were not asked, or it was removed. */
    agree(serverId: string, characterId: string, personId: string): Promise<Character | null>;
    /** It shows nobody in particular any more. null: it did not show this person, or was removed. */
    unlink(serverId: string, characterId: string, personId: string): Promise<Character | null>;
    /** Back to "encoding", with what is now kept of it: enqueue the encoding in the transaction. @throws "not-found" */
    encodeAgain(
      serverId: string,
      characterId: string,
      kept: { looksOnly: boolean; faceOnly: boolean },
      inSameTransaction?: InSameTransaction<Character>,
    ): Promise<Character>;
    /** Rows and files. False when there was none. */
    remove(serverId: string, characterId: string): Promise<boolean>;
    /** Nobody finds it any more, and its name is free, until `restore` or `removeDeleted`. null: there is none. */
    hide(serverId: string, characterId: string): Promise<Character | null>;
    /** Stories with a panel that it is in. */
    storiesWith(serverId: string, characterId: string): Promise<number>;
    /** null: it is gone for good, or was not hidden. @throws LibraryError "name-taken" */
    restore(serverId: string, characterId: string): Promise<Character | null>;
  };
  readonly photos: {
    /** By position. */
    list(serverId: string, characterId: string): Promise<Photo[]>;
    /** What was uploaded. null once the reference is cut out, or when the character was removed. */
    original(serverId: string, photoId: string): Promise<Uint8Array | null>;
    /** The reference's bytes; null before it was cut out. */
    reference(serverId: string, photoId: string): Promise<Uint8Array | null>;
    /** The cut-out as a picture file; null before it was cut out. */
    preview(serverId: string, photoId: string): Promise<Uint8Array | null>;
    /** Keeps the reference and deletes the original. False when the character was removed meanwhile. */
    cutOut(serverId: string, photoId: string, cutOut: CutOutPhoto): Promise<boolean>;
    /**
     * One more photo of the person; the character is "encoding" again: enqueue that in the transaction.
     * @throws LibraryError "photos-full" when there are four already, "not-found"
     */
    add(
      serverId: string,
      characterId: string,
      photo: Uint8Array,
      inSameTransaction?: InSameTransaction<Character>,
    ): Promise<Character>;
    /** Row and files; false when there was none. */
    remove(serverId: string, photoId: string): Promise<boolean>;
    /** Chooses the photo whose body tokens are used. */
    setMain(serverId: string, photoId: string): Promise<void>;
  };
  /** Named by their encoder's fingerprint, and by what of the character went into them where that is not everything. */
  readonly identities: {
    /** null: not encoded for this pack yet. */
    get(serverId: string, characterId: string, encoderFingerprint: string): Promise<Uint8Array | null>;
    /** False when the character was removed meanwhile. */
    put(serverId: string, characterId: string, encoderFingerprint: string, bytes: Uint8Array): Promise<boolean>;
  };
  readonly stories: {
    /** The story, its panels, and what inSameTransaction adds (the jobs), all or nothing. */
    create(
      serverId: string,
      input: NewStory,
      inSameTransaction?: InSameTransaction<StoryWithPanels>,
    ): Promise<StoryWithPanels>;
    get(serverId: string, storyId: string): Promise<StoryWithPanels | null>;
    /**
     * More panels behind those that it has; it is "drawing" again. inSameTransaction sees the new panels only.
     * null: it was removed.
     */
    extend(
      serverId: string,
      storyId: string,
      more: Pick<NewStory, "script" | "panels" | "pingAuthor">,
      inSameTransaction?: InSameTransaction<StoryWithPanels>,
    ): Promise<StoryWithPanels | null>;
    /** Newest first; at most 50 if not told otherwise. */
    list(serverId: string, options?: { limit?: number; threadId?: string; createdBy?: string }): Promise<Story[]>;
    /** Pictures drawn since then for a person's stories, and those still to be drawn. */
    picturesOf(serverId: string, personId: string, since: Date): Promise<number>;
    setThread(serverId: string, storyId: string, place: { channelId?: string; threadId: string }): Promise<void>;
    /** Panels that are not drawn yet are cancelled; what is drawn is still posted. null: it was not being drawn. */
    cancel(
      serverId: string,
      storyId: string,
      inSameTransaction?: InSameTransaction<StoryWithPanels>,
    ): Promise<StoryWithPanels | null>;
    /** Rows and pictures. */
    remove(serverId: string, storyId: string): Promise<boolean>;
    /** The picture of a pose as it was sent. null: there is none, its pose was read already, or the story is over. */
    posePhoto(serverId: string, storyId: string): Promise<Uint8Array | null>;
    /** Keeps what was read from that picture and deletes it. False: it was read already, or the story is over. */
    keepPose(serverId: string, storyId: string, read: PoseRead): Promise<boolean>;
  };
  readonly panels: {
    get(serverId: string, panelId: string): Promise<Panel | null>;
    /**
     * Back to "waiting", with what is now to be drawn: enqueue the drawing in the transaction. Its takes stay. null: it is
     * being drawn or posted already, or was removed.
     */
    redraw(
      serverId: string,
      panelId: string,
      redrawing: Redrawing,
      inSameTransaction?: InSameTransaction<Panel>,
    ): Promise<Panel | null>;
    /** Shows one of the takes, and offers no others any more. null: there is no such take. */
    choose(serverId: string, panelId: string, take: number): Promise<Panel | null>;
    /** Hides it until `removeDeleted`. null: it is being drawn, or gone. */
    hide(serverId: string, panelId: string): Promise<Panel | null>;
    /** null: it is gone for good, or was not hidden. */
    restore(serverId: string, panelId: string): Promise<Panel | null>;
    /** Waiting or (after a crash) drawing becomes drawing. null: nothing to draw (drawn, cancelled or gone). */
    start(serverId: string, panelId: string, steps: number): Promise<Panel | null>;
    /** False: stop drawing, the panel is cancelled, drawn elsewhere or gone. */
    progress(serverId: string, panelId: string, step: number): Promise<boolean>;
    /**
     * Stores the picture as a take; the panel stays "drawing" while it has further seeds. null: the panel was cancelled,
     * drawn elsewhere or removed, and nothing is kept.
     */
    drawn(
      serverId: string,
      panelId: string,
      drawn: DrawnPicture,
      inSameTransaction?: InSameTransaction<Panel>,
    ): Promise<{ panel: Panel; take: Take } | null>;
    /** Sets the message id, once a drawing. False: it is posted already (then that id stays), or nothing is drawn. */
    posted(serverId: string, panelId: string, messageId: string): Promise<boolean>;
    /**
     * The safety model refused the picture: nothing is kept of it. A panel with earlier takes becomes "drawn" again, to be
     * shown with the reason. False: nothing was being drawn.
     */
    refused(serverId: string, panelId: string, reason: Explained): Promise<boolean>;
    /** Drawing (then as refused) or posting failed for good. False: it was settled already. */
    failed(serverId: string, panelId: string, reason: Explained): Promise<boolean>;
    /** The bytes of the picture that is shown, or those of one take. */
    picture(serverId: string, panelId: string, take?: number): Promise<Uint8Array | null>;
  };
  /** The chat of a platform that keeps none itself. */
  readonly messages: {
    /** Once per nonce. */
    post(serverId: string, message: NewMessage): Promise<StoredMessage>;
    /** null: there is no such message. */
    edit(serverId: string, messageId: string, content: Json, fileKeys?: string[]): Promise<StoredMessage | null>;
    get(serverId: string, messageId: string): Promise<StoredMessage | null>;
    /** The newest that this person may see, oldest first; with `before`, those before that position. */
    latest(serverId: string, options: { visibleTo: string; limit: number; before?: number }): Promise<StoredMessage[]>;
    /** Whatever was posted or edited above a revision, in the order of revisions. */
    changedSince(serverId: string, revision: number, limit: number): Promise<StoredMessage[]>;
    /** What was said by a person (`content.author.id`) or to that person alone, oldest first. */
    ofPerson(serverId: string, personId: string): Promise<StoredMessage[]>;
    /** The same, removed with its files. */
    removeOfPerson(serverId: string, personId: string): Promise<void>;
    /** The newest revision; 0 before there is a message. */
    revision(serverId: string): Promise<number>;
  };
  readonly files: {
    /** Encrypts and stores; the key names the file within the server. */
    put(serverId: string, bytes: Uint8Array): Promise<string>;
    /** @throws LibraryError "file-missing", "file-damaged" */
    get(serverId: string, key: string): Promise<Uint8Array>;
    /** Removing what is not there is no error. */
    remove(serverId: string, key: string): Promise<void>;
    /** Removes what a killed process left behind: files older than an hour that no row names. How many. */
    removeOrphans(): Promise<number>;
  };
  /**
   * Removes for good what was removed longer ago than can be undone, on one server or on all.
   * @param age milliseconds
   */
  removeDeleted(age: number, serverId?: string): Promise<void>;
  /**
   * Removes for good the characters whose person was asked longer ago and has not agreed, on all servers.
   * @param age milliseconds
   */
  removeUnanswered(age: number): Promise<void>;
  readonly events: {
    /**
     * Calls handler for what any process changed from now on. After a lost connection onGap is called: something may
     * have been missed, read again what is shown. Returns how to stop; resolves when listening.
     */
    subscribe(handler: (event: LibraryEvent) => void, onGap?: () => void): Promise<() => void>;
  };
  close(): Promise<void>;
}
