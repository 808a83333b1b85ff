/** `12.9 GB`, in powers of a thousand as disks and the hub count. */
export function formatBytes(count: number): string {
  const units = ["bytes", "KB", "MB", "GB", "TB", "PB"];
  const power = count < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(count) / 3));
  const number = count / 1000 ** power;
  return `${power === 0 || number >= 100 ? Math.round(number) : number.toFixed(1)} ${units[power]}`;
}

/** `40 s`, `6 min`, `2 h 05 min`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}

export const countFiles = (count: number): string => (count === 1 ? "1 file" : `${count} files`);

/** What to type for a subcommand of `storymaker models`. */
export const command = (rest: string): string => `npm run storymaker -- models ${rest}`;
