/** Discord's numbers (discord.com/developers/docs), each in this one place. */

const mebibyte = 2 ** 20;

/** A message: characters of all its texts together, components of all levels together, files, bytes of all files. */
export const mostText = 4000;
export const mostComponents = 40;
export const mostFiles = 10;
export const mostRequestBytes = 25 * mebibyte;
/** Bytes of one file, where an interaction does not say that more is allowed. */
export const mostFileBytes = 10 * mebibyte;
export const longestAltText = 1024;
export const buttonsPerRow = 5;
export const mostButtonRows = 5;
export const longestButtonLabel = 80;

/** A slash command. */
export const longestDescription = 100;
export const mostChoices = 25;
export const longestChoice = 100;
export const longestTextOption = 6000;

/** A modal. */
export const longestModalTitle = 45;
export const longestFieldLabel = 45;
export const longestFieldHint = 100;
export const longestFieldValue = 4000;
export const longestCustomId = 100;

/** A thread. */
export const longestThreadName = 100;
/** Minutes without a message after which a thread is archived: three days. */
export const archiveAfterMinutes = 4320;

/** Milliseconds in which an interaction can be answered by its token: 15 minutes, less what a request may take. */
export const tokenLife = 14.5 * 60_000;
/** Milliseconds between edits of a message that shows progress: five edits in five seconds are allowed in a channel. */
export const progressEvery = 2500;
/** Milliseconds of the three seconds that an interaction waits for its first answer, after which no modal is waited for. */
export const modalPatience = 2000;
