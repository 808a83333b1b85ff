/** What the jobs carry: ids only, so that deleting rows and files leaves nothing of people behind. */
export interface EncodeJob {
  serverId: string;
  characterId: string;
}

export interface DrawJob {
  serverId: string;
  storyId: string;
  panelId: string;
}

export interface DeliverJob {
  serverId: string;
  storyId: string;
}
