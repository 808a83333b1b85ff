/** One part of what the doctor prints. */
export interface Section {
  title: string;
  lines: string[];
  /** What is asked for and does not work, with what to do about it. */
  problems: string[];
}
