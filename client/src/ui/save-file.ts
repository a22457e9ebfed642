/** How long a browser may take to begin to save (milliseconds). */
const KEPT_MS = 60_000;

/** A name that a file can have on every system: what some of them refuse becomes a low line. */
export function fileName(name: string): string {
	return name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_');
}

/** Saves bytes that are already here as a file, as if it had been downloaded. */
export function saveFile(name: string, content: Blob): void {
	const address = URL.createObjectURL(content);
	const link = document.createElement('a');
	link.href = address;
	link.download = fileName(name);
	link.click();
	// Not at once: some browsers read the bytes only after the click has returned.
	setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
