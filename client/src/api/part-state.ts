import type { PartStateView } from '@renkei/api';
import { type Answer, read } from './call.ts';

/** A part as it stood at a position of its log; asked for at the moment it is needed, and not kept. */
export function readPartState(part: string, seq: number): Promise<Answer<PartStateView>> {
	return read('partState', { parameters: { part }, search: { at: String(seq) } });
}
