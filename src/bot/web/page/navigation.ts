/** The address names the open story, so that a reload and the back button keep to it. */

export function openThread(storyId: string): void {
  location.hash = `story=${storyId}`;
}

export function openStory(): string | null {
  return /^#story=([0-9a-f-]{36})$/.exec(location.hash)?.[1] ?? null;
}

export function closeStory(): void {
  history.replaceState(null, "", location.pathname);
}
