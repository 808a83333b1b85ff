/** What the steps of a journey need of a platform: each has a driver of its own that knows how things are done there. */

/** A message as a person sees it now. */
export interface Look {
  text: string;
  /** Alt texts, and what changes when another picture is shown. */
  pictures: { alt: string; content: string }[];
  /** Labels. */
  buttons: string[];
  /** Whether one person alone sees it. */
  isPrivate: boolean;
}

/** A message, or what stands for one on this platform. */
export interface Post {
  look(): Promise<Look>;
}

export interface Photo {
  name: string;
  bytes: Buffer;
}

/** Somebody who does what people do in the platform's own programs. */
export interface Person<P extends Post> {
  /** Uses a command. @returns its first answer */
  use(command: string, values?: Record<string, string | number | Photo>): Promise<P>;
  press(post: P, label: string): Promise<void>;
  /** Presses a button that asks for a text, and sends another one. @returns the text that stood there */
  rewrite(post: P, label: string, text: string): Promise<string>;
}

/** Where a story is told. */
export interface Thread<P extends Post> {
  title: string;
  /** What shows how far the story is. */
  progress: P;
  /** Those that are posted, from first to last. */
  panels: P[];
  /** The whole story in one picture. */
  endings: P[];
}

export interface Stage<P extends Post> {
  person(name: string): Promise<Person<P>>;
  /** @param header the answer to /story */
  thread(header: P): Promise<Thread<P>>;
  /** @throws Error where something did not fit the platform's rules */
  close(): Promise<void>;
}

/** A command as people type it. */
export function lineOf(command: string, values: Record<string, string | number | Photo> = {}): string {
  const [free = "", ...options] = Object.entries(values).map(([name, value], i) =>
    i === 0 ? String(value) : `${name}: ${value}`,
  );
  return [`/${command}`, free, ...options].filter(Boolean).join(" ");
}
