/** Why a backup or a restore was not done; the message is shown to the operator as it is. */
export class BackupError extends Error {}
