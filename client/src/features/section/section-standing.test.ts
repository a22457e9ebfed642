import type { PartView } from '@renkei/api';
import { expect, it } from 'vitest';
import { decidedCount, missingHere, sectionStanding } from './section-standing.ts';

const part = (over: Partial<PartView> = {}): PartView => ({
	id: 'p',
	key: '02',
	body: null,
	state: 'drafting',
	contentHash: 'sha256:0',
	seq: 1,
	may: ['read', 'write'],
	readOnly: null,
	missing: [],
	openThreads: 0,
	empty: false,
	frozen: null,
	reopened: null,
	standings: [],
	...over,
});
const standing = (word: string) => [{ body: '063614', standing: word, at: null }];

it('[SE20] a section is 未着手 until somebody writes in one of its parts', () => {
	expect(sectionStanding([part({ empty: true }), part({ body: '063614', empty: true })])).toBe('untouched');
	expect(sectionStanding([part({ empty: true }), part({ body: '063614' })])).toBe('drafting');
});

it('[SE21] 確認待ち means that every part is frozen and a body has yet to decide', () => {
	expect(sectionStanding([part({ state: 'frozen', standings: standing('none') })])).toBe('waiting');
	expect(sectionStanding([part({ state: 'frozen', standings: standing('checked') }), part({ body: 'a' })])).toBe('frozen');
	expect(sectionStanding([part({ state: 'frozen' })])).toBe('frozen');
});

it('[SE22] 全団体決裁済 needs every part; one lapsed sign-off outweighs it', () => {
	const decided = part({ state: 'decided', standings: standing('decided') });
	expect(sectionStanding([decided, decided])).toBe('decided');
	expect(sectionStanding([decided, part({ state: 'frozen', standings: standing('none') })])).toBe('waiting');
	expect(sectionStanding([decided, part({ standings: standing('lapsed') })])).toBe('lapsed');
});

it('[SE23] the head counts the numbered sections, not 見積 and 庁内メモ', () => {
	const decided = [part({ state: 'decided', standings: standing('decided') })];
	const section = (key: string, parts: readonly PartView[]) => ({
		key,
		title: key,
		shortTitle: key,
		suggestOnly: false,
		dueOn: null,
		parts: [...parts],
	});
	const plan = { sections: [section('00', decided), section('01', [part()]), section('memo', decided)] };
	expect(decidedCount(plan)).toEqual({ decided: 1, total: 2 });
});

it('[SE24] only places that this seat may fill are counted as missing', () => {
	const missing = [{ kind: 'field', key: 'population', title: '人口' }];
	const section = { key: '02', title: '', shortTitle: '', suggestOnly: false, dueOn: null };
	expect(missingHere({ ...section, parts: [part({ missing }), part({ missing, may: ['read'] })] })).toBe(1);
});
