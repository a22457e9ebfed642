import { rowKeys, tableOf } from '@renkei/part-doc';
import * as Y from 'yjs';
import type { GridPlace } from './places.ts';

/** One step that can be undone: whose document it changed, and the cells in which it left texts without writing them. */
export interface Step {
	readonly part: string;
	readonly faults: readonly GridPlace[];
}

interface MadeStep extends Step {
	/** It changed the document, and not only left texts in cells. */
	readonly wrote: boolean;
}

/** Every change that this person made in one grid, over all its parts, in the order in which it was made. */
export class GridSteps {
	readonly #table: string;
	readonly #managers = new Map<string, { readonly doc: Y.Doc; readonly manager: Y.UndoManager }>();
	#done: MadeStep[] = [];
	#undone: MadeStep[] = [];

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
			const manager = new Y.UndoManager(scope, {
				captureTimeout: 0,
				trackedOrigins: new Set([this]),
				deleteFilter: (item) => !isOthers(item, doc.clientID),
			});
			this.#managers.set(part, { doc, manager });
		}
	}

	/** Changes a part's document as one step. */
	make(step: Step, doc: Y.Doc, change: () => void): void {
		const stack = this.#managers.get(step.part)?.manager.undoStack;
		const before = stack?.length ?? 0;
		doc.transact(change, this);
		const wrote = (stack?.length ?? 0) > before;
		// What changed nothing would be a press of 元に戻す that does nothing.
		if (wrote || step.faults.length > 0) {
			this.#done.push({ ...step, wrote });
			this.#undone = [];
		}
	}

	/**
	 * Takes the last step back, or does it again; null when there is none. `did` is false where others have replaced all
	 * that it wrote: an older step, which nobody meant, is not taken instead.
	 */
	go(how: 'undo' | 'redo'): (Step & { readonly did: boolean }) | null {
		const [from, to] = how === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
		const step = from.pop();
		if (step === undefined) {
			return null;
		}
		const did = step.wrote && this.#goInDoc(step.part, how);
		if (did || step.faults.length > 0) {
			to.push({ ...step, wrote: did });
		}
		return { ...step, did: did || step.faults.length > 0 };
	}

	/** One step of one document. Yjs would go on to an older one where others have replaced all that this one wrote. */
	#goInDoc(part: string, how: 'undo' | 'redo'): boolean {
		const manager = this.#managers.get(part)?.manager;
		if (manager === undefined) {
			return false;
		}
		const stack = how === 'undo' ? manager.undoStack : manager.redoStack;
		const older = stack.splice(0, stack.length - 1);
		const done = manager[how]() !== null;
		stack.unshift(...older);
		return done;
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

/** A row in which others have written stays, and so does its place: taking back its making would take their values. */
function isOthers(item: Y.Item, own: number): boolean {
	const row = item.content instanceof Y.ContentType ? item.content.type : item.parentSub === rowKeys.order ? item.parent : null;
	return row instanceof Y.Map && [...row._map.values()].some((cell) => !cell.deleted && cell.id.client !== own);
}
