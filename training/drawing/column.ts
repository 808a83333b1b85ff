/** A column of a label tensor: what it tells, and what its numbers mean. -1 = does not apply. */
export interface Column {
  name: string;
  classes: readonly string[];
}
