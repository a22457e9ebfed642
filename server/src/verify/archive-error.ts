/** Why nothing could be checked; the message is shown as it is. */
export class ArchiveError extends Error {}
