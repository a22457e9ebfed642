/** Gives back what was claimed. */
export type Release = () => void;

/**
 * Claims something for this tab as long as it lives: the browser itself frees it when a tab dies. Null when another tab
 * has it. Without the Web Locks API (plain http) everybody gets everything: sending words twice changes nothing.
 */
export async function claim(name: string): Promise<Release | null> {
	const locks = (navigator as { locks?: LockManager }).locks;
	if (locks === undefined) {
		return () => {};
	}
	return new Promise((answer) => {
		locks
			.request(`renkei.${name}`, { ifAvailable: true }, (lock) => {
				if (lock === null) {
					answer(null);
					return;
				}
				return new Promise<void>((release) => answer(release));
			})
			.catch(() => answer(() => {}));
	});
}
