/** Slack's numbers, as its documentation gives them, each in this one place. Lengths are in characters. */
export const limits = {
  blocksOfMessage: 50,
  buttonsOfBlock: 25,
  sectionText: 3000,
  headerText: 150,
  altText: 2000,
  buttonText: 75,
  modalTitle: 24,
  modalButton: 24,
  inputLabel: 2000,
  inputText: 3000,
  placeholder: 150,
  optionText: 75,
  optionValue: 150,
  privateMetadata: 3000,
  /** Bytes of a file that `file_input` takes. */
  fileBytes: 10 * 1024 * 1024,
  /** Uses of a response_url, and the milliseconds in which they must come. */
  responseUses: 5,
  responseMilliseconds: 30 * 60_000,
  /** Messages of a thread that are read at once; more are paged. */
  threadPage: 200,
  /** Milliseconds between messages in a channel, once Slack has said that there are too many. */
  betweenPosts: 1000,
  /** Milliseconds between other calls of a method, once Slack has said that there are too many. */
  betweenCalls: 100,
  /** Milliseconds between edits of progress in a workspace: 50 edits a minute are allowed there, one a second in a channel. */
  betweenEdits: 1500,
} as const;
