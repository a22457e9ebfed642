import { assertNever, type Capacity, type Verdict } from '@renkei/plan';

function verdictWord(verdict: Verdict): string {
	switch (verdict) {
		case 'agree':
			return '同意';
		case 'conditional':
			return '条件付同意';
		case 'return':
			return '差戻し';
		case 'not-applicable':
			return '対象外';
		default:
			return assertNever(verdict);
	}
}

/** A sign-off in the journal. A 確認 and a 決裁 never read alike. */
export function signoffWords(capacity: Capacity, verdict: Verdict): string {
	switch (capacity) {
		case 'checked':
			return verdict === 'agree' ? '担当確認' : `担当確認（${verdictWord(verdict)}）`;
		case 'decision-maker':
			return `決裁（${verdictWord(verdict)}）`;
		case 'delegated':
			return `決裁（専決・${verdictWord(verdict)}）`;
		case 'acting':
			return `決裁（代決・${verdictWord(verdict)}）`;
		default:
			return assertNever(capacity);
	}
}
