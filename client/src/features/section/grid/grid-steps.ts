import { tableOf } from '@renkei/part-doc';
import * as Y from 'yjs';
import type { GridPlace } from './places.ts';

/** One step that can be undone: whose document it changed, and the cells in which it left texts without writing them. */
export interface Step {
	readonly part: string;
	readonly faults: readonly GridPlace[];
}

/** Every change that this person made in one grid, over all its parts, in the order in which it was made. */
export class GridSteps {
	readonly #table: string;
	readonly #managers = new Map<string, { readonly doc: Y.Doc; readonly manager: Y.UndoManager }>();
	#done: Step[] = [];
	#undone: Step[] = [];

	constructor(table: string) {
		this.#table = table;
	}

	/** Watches a part's document. One that opened anew after a refusal is another: the steps are gone with the old one. */
	watch(part: string, doc: Y.Doc | null): void {
		const known = this.#managers.get(part);
		if (known !== undefined && known.doc !== doc) {
			known.manager.destroy();
			this.#managers.delete(part);
			this.#done = this.#done.filter((step) => step.part !== part);
			this.#undone = this.#undone.filter((step) => step.part !== part);
		}
		if (doc !== null && !this.#managers.has(part)) {
			const scope = tableOf(doc, this.#table);
			// Each transaction is a step of its own, however fast the next one follows.
			const manager = new Y.UndoManager(scope, { captureTimeout: 0, trackedOrigins: new Set([this]) });
			this.#managers.set(part, { doc, manager });
		}
	}

	/** Changes a part's document as one step. */
	make(step: Step, doc: Y.Doc, change: () => void): void {
		const before = this.#managers.get(step.part)?.manager.undoStack.length ?? 0;
		doc.transact(change, this);
		// What changed nothing would be a press of 元に戻す that does nothing.
		if ((this.#managers.get(step.part)?.manager.undoStack.length ?? 0) > before || step.faults.length > 0) {
			this.#done.push(step);
			this.#undone = [];
		}
	}

	/** Takes the last step back, or does it again. Null when there is none. */
	go(how: 'undo' | 'redo'): Step | null {
		const [from, to] = how === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
		const step = from.pop();
		if (step === undefined) {
			return null;
		}
		to.push(step);
		this.#managers.get(step.part)?.manager[how]();
		return step;
	}

	/** Whether there is a step to take back, and one to do again. */
	get can(): { readonly undo: boolean; readonly redo: boolean } {
		return { undo: this.#done.length > 0, redo: this.#undone.length > 0 };
	}

	/** Lets go of the documents. */
	close(): void {
		for (const { manager } of this.#managers.values()) {
			manager.destroy();
		}
		this.#managers.clear();
	}
}
