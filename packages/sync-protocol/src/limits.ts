/** Sizes in bytes and counts; settings may raise those that a load test needs. */
export const limits = {
	/** Before the first message is understood. */
	frameBeforeSignIn: 4 * 1024,
	frame: 1024 * 1024,
	step2: 8 * 1024 * 1024,
	awareness: 4 * 1024,
	/** A stock client gives up after 30 s of silence; the server speaks at least this often (ms). */
	heartbeat: 20_000,
} as const;

/** Part ids: 128 bits as 32 lower-case hex digits. */
export const partIdPattern = /^[0-9a-f]{32}$/;
