import type { fieldText } from '../../../text/section-values.ts';
import type { EntryFault } from './entry.ts';

/** The sentence for a text that is no value. */
export function faultWords(fault: EntryFault, t: (typeof fieldText)['ja']): (text: string) => string {
	switch (fault) {
		case 'not-a-number':
			return t.notNumber;
		case 'not-whole':
			return t.notWhole;
		case 'not-a-date':
			return t.notDate;
		case 'not-a-month':
			return t.notMonth;
		case 'not-a-choice':
			return t.notChoice;
	}
}
