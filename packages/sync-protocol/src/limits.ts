/**
 * What one connection, person and part may do: the one table, which SPEC.md shows with its codes. Sizes in bytes.
 * Settings may raise those that a load test needs.
 */
export const limits = {
	frame: 1024 * 1024,
	step2: 8 * 1024 * 1024,
	awareness: 4 * 1024,
	/** A state vector beyond this names more clients than a plan ever has people. */
	stateVector: 256 * 1024,
	stateVectorEntries: 20_000,
	/** Yjs clients whose structs one update brings: each stands for one opening of a screen. */
	clients: 256,
	/** Of these, so many may be new to the part: every client stays in its state vector for good. */
	newClients: 64,
	/** Structs of one update: more would keep everybody else waiting. A pasted table of 1,500 rows and ten columns has some 18,000. */
	structs: 20_000,
	/** Clocks of one struct. */
	length: 1_000_000,
	/** Ranges of one update's delete set; a step 2 always carries the whole of it. */
	deletions: 250_000,
	/** A part beyond this could not be sent back in one step 2. */
	part: 8 * 1024 * 1024,
	/** What changes in presence is gathered this long (ms). */
	presencePause: 100,
	/** A stock client gives up after 30 s of silence; the server speaks at least this often (ms). */
	heartbeat: 20_000,
} as const;

/** Part ids: 128 bits as 32 lower-case hex digits. */
export const partIdPattern = /^[0-9a-f]{32}$/;
