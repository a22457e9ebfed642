/** Tells a screen that it has to look again. */
export class Told {
	readonly #listeners = new Set<() => void>();
	#version = 0;

	readonly subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	/** Changes whenever something is to be shown anew. */
	readonly version = (): number => this.#version;

	changed(): void {
		this.#version += 1;
		for (const listener of this.#listeners) {
			listener();
		}
	}
}
