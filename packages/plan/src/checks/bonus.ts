import { bonuses } from '../template/sections/self-check.ts';
import { called, fieldIn, inTrunk, reason, rowsIn, rowsWhere, warns, wordsOf } from './reading.ts';
import { answeredInSelfCheck, both, selfRow } from './self-answer.ts';
import type { CheckFacts, CheckSpec, Judged } from './types.ts';

/** What the plan itself says against a claim, or null when it says nothing. */
function against(facts: CheckFacts, item: string): Judged | null {
	const services = rowsWhere(rowsIn(facts, '05', 'services'), () => true);
	if (item === 'モデル仕様書（23類型）') {
		const typed = services.some(({ row }) => (wordsOf(row['model-type']) ?? '該当なし') !== '該当なし');
		return typed
			? null
			: warns(reason('lacks', '23類型', { rows: services.map((row) => called(row, 'name')) }), {
					places: [inTrunk('05', 'services')],
				});
	}
	if (item === '共通SaaS（サービスカタログ）') {
		const listed = services.some(({ row }) => row.catalogue === '掲載あり');
		return listed
			? null
			: warns(reason('lacks', 'カタログ・DMPの掲載', { rows: services.map((row) => called(row, 'name')) }), {
					places: [inTrunk('05', 'services')],
				});
	}
	if (item === '地域間連携') {
		return fieldIn(facts, '00', 'joint') === '地域間連携'
			? null
			: warns(reason('lacks', '地域間連携'), { places: [inTrunk('00', 'joint')] });
	}
	return null;
}

/** 加点: asked only of what the plan claims; what it does not claim costs it nothing. */
export const bonusChecks: readonly CheckSpec[] = bonuses.map(
	(item, at): CheckSpec => ({
		id: `KB-${String(at + 1).padStart(2, '0')}`,
		group: 'bonus',
		text: `加点「${item}」に根拠があること`,
		mark: 'SRC',
		editions: ['TYPE A'],
		reads: ['00', '05', '20'],
		place: { section: '20', field: 'bonuses' },
		judge(facts) {
			const row = selfRow(facts, 'bonuses', item);
			if (row === null || row.applies === '該当しない') {
				return null;
			}
			const answered = answeredInSelfCheck(facts, 'bonuses', item);
			const said = answered.verdict === '適合' ? against(facts, item) : null;
			return said === null ? answered : both(answered, said);
		},
	}),
);
