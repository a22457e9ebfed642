import { describe, expect, it } from 'vitest';
import type { PartContent, Scalar } from '../canonical.ts';
import type { Party } from '../parties/types.ts';
import { template } from '../template/template.ts';
import { inquiryText, mayInquire } from './inquiry.ts';
import { sideBySide } from './side-by-side.ts';

const [first, second, third] = ['994014', '994022', '994031'] as const;
const parties: readonly Party[] = [third, first, second].map((code) => ({
	...{ code, name: code, shortName: code, place: null },
	...({ kind: 'municipality', membership: 'member' } as const),
}));
const vendor: Party = { code: 'v', name: 'v', shortName: 'v', place: null, kind: 'vendor', membership: 'vendor' };

type Row = Record<string, Scalar>;
type Content = Pick<PartContent, 'fields' | 'tables'>;

const part = (key: string, body: string | null, tables: Record<string, readonly Row[]>, fields: Row = {}): PartContent => ({
	...{ template: 'plan.v1', schema: 1, key, body, prose: null, shown: [] },
	...({
		fields: Object.entries(fields).map(([name, value]) => ({ key: name, value })),
		tables: Object.entries(tables).map(([name, rows]) => ({ key: name, rows })),
	} satisfies Content),
});

const issue = (words: string, more: Row = {}): Row => ({
	...{ issue: words, affected: '免許のない人', value: 540, unit: '人', month: '2026-01', source: '住民基本台帳' },
	...more,
});
const commonIssues = {
	'common-issues': [
		{ no: 1, issue: '足がない' },
		{ no: 2, issue: '電話だけ' },
	],
};

function laid(key: string, contents: readonly PartContent[]) {
	const section = template.sections.find((candidate) => candidate.key === key);
	const made = section === undefined ? null : sideBySide(section, [...parties, vendor], contents);
	if (made === null) {
		throw new Error(`${key} has no parts of bodies`);
	}
	return made;
}

describe('one question to n bodies', () => {
	it('[QB1] lays an answer for each row of each body side by side, bodies in code order', () => {
		const { bodies, questions } = laid('02', [
			part('02', second, { issues: [issue('電話がつながらない')] }),
			part('02', first, { issues: [issue('足がない'), issue('帰れない', { value: 62, unit: '人／日' })] }),
			part('02', third, { issues: [] }),
			part('03', null, {}),
		]);
		expect(bodies.map(({ code }) => code)).toEqual([first, second, third]);
		expect(bodies[0]?.answers['issues.value']).toEqual([
			{ of: '足がない', value: 540, unit: '人' },
			{ of: '帰れない', value: 62, unit: '人／日' },
		]);
		expect(bodies[1]?.answers['issues.issue']).toEqual([{ of: null, value: '電話がつながらない', unit: null }]);
		expect(bodies[2]?.answers['issues.issue']).toEqual([]);
		expect(questions.find(({ key }) => key === 'issues.value')).toMatchObject({
			table: '団体の課題',
			title: '現状値',
			required: true,
		});
	});

	it('[QB1] asks fields and columns, and not what only joins a row to the common part; a section of trunks has no such table', () => {
		expect(laid('11', []).questions.map(({ key }) => key)).toContain('population');
		expect(laid('08', []).questions.map(({ key }) => key)).not.toContain('values.kpi-no');
		const trunkOnly = template.sections.find(({ key }) => key === '05');
		expect(trunkOnly && sideBySide(trunkOnly, parties, [])).toBeNull();
	});

	it('[QB1] asks for the text where the part does, and takes its words block by block', () => {
		const paragraph = (...texts: string[]) => ({ type: 'paragraph', content: texts.map((text) => ({ type: 'text', text })) });
		const item = { type: 'listItem', content: [paragraph('巡回バス')] };
		const prose = { type: 'doc', content: [paragraph('公民館で', '週に一度。'), { type: 'bulletList', content: [item] }] };
		const { questions, bodies } = laid('07', [
			{ ...part('07', first, {}, { 'non-digital': '電話' }), prose },
			{ ...part('07', second, {}), prose: { type: 'doc', content: [{ type: 'paragraph' }] } },
		]);
		expect(questions[0]).toMatchObject({ key: 'body', table: null, required: true });
		expect(bodies[0]?.answers.body).toEqual([{ of: null, value: '公民館で週に一度。 巡回バス', unit: null }]);
		expect(bodies[0]?.gaps).not.toContain('body');
		expect(bodies[1]?.answers.body).toEqual([]);
		expect(bodies[1]?.gaps[0]).toBe('body');
		expect(laid('02', []).questions.map(({ key }) => key)).not.toContain('body');
	});

	it('[QB2] a gap is a required question without an answer; an empty table lacks all of them, an optional one is none', () => {
		const { bodies } = laid('02', [
			part('02', first, { issues: [issue('足がない')] }),
			part('02', second, { issues: [issue('電話がつながらない', { source: ' ', value: 0 })] }),
			part('02', third, { issues: [] }),
		]);
		expect(bodies.map(({ gaps }) => gaps)).toEqual([
			[],
			['issues.source'],
			['issues.issue', 'issues.affected', 'issues.value', 'issues.unit', 'issues.month', 'issues.source'],
		]);
		expect(bodies[1]?.answers['issues.value']).toHaveLength(1);
		expect(bodies[1]?.answers['issues.source']).toEqual([]);
	});

	it('[QB3] an answer carries the words and the unit of the common row that its row has to name', () => {
		const kpis = [
			{ no: 1, name: '登録者数', unit: '人' },
			{ no: 2, name: '外出の回数', unit: '回' },
		];
		const { bodies } = laid('08', [
			part('08', null, { kpis }),
			part('08', first, {
				values: [
					{ 'kpi-no': 2, y1: 7.1 },
					{ 'kpi-no': 9, y1: 3 },
				],
			}),
		]);
		expect(bodies[0]?.answers['values.y1']).toEqual([
			{ of: '外出の回数', value: 7.1, unit: '回' },
			{ of: null, value: 3, unit: null },
		]);
	});

	it('[QB4] a body whose part is not among the contents is named nowhere', () => {
		const whole = laid('02', [
			part('02', first, { issues: [] }),
			part('02', second, { issues: [issue('x', { 'common-no': 1 })] }),
		]);
		const told = laid('02', [part('02', null, commonIssues), part('02', first, { issues: [] })]);
		expect(JSON.stringify(whole)).toContain(second);
		expect(JSON.stringify(told)).not.toContain(second);
		expect(JSON.stringify(told)).not.toContain(third);
	});

	it('[QB5] a common row names the bodies joined to it, each once, and what is joined to none stays in sight', () => {
		const { joined } = laid('02', [
			part('02', null, commonIssues),
			part('02', second, { issues: [issue('電話がつながらない', { 'common-no': 7 }), issue('帰れない')] }),
			part('02', first, { issues: [issue('足がない', { 'common-no': 1 }), issue('遠い', { 'common-no': 1 })] }),
		]);
		expect(joined).toEqual([
			{
				title: '共通課題',
				common: [
					{ no: 1, words: '足がない', bodies: [{ code: first, words: ['足がない', '遠い'] }] },
					{ no: 2, words: '電話だけ', bodies: [] },
				],
				loose: [
					{ code: second, words: '電話がつながらない', no: 7 },
					{ code: second, words: '帰れない', no: null },
				],
			},
		]);
	});
});

describe('an inquiry', () => {
	it('[QB6] is the 代表団体’s to send; while there is none nobody’s', () => {
		expect(mayInquire(first, first)).toBe(true);
		expect(mayInquire(second, first)).toBe(false);
		expect(mayInquire(first, null)).toBe(false);
	});

	it('[QB7] says the same words to all and each body’s own gaps, five by name and the rest by number', () => {
		expect(inquiryText(' 10日までにお願いします。 ', [])).toBe('10日までにお願いします。');
		expect(inquiryText('お願いします。', ['出典', '出典'])).toBe('お願いします。\n空いている欄：出典');
		expect(inquiryText('お願いします。', ['1', '2', '3', '4', '5', '6', '7'])).toBe(
			'お願いします。\n空いている欄：1、2、3、4、5、ほか2件',
		);
	});
});
