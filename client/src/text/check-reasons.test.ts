import { type Reason, reasonKinds } from '@renkei/plan';
import { expect, it } from 'vitest';
import { reasonText } from './check-reasons.ts';

const names = {
	nameOf: (code: string) => ({ '1': '朝霧町', '2': '霞沢町', '3': '栗瀬町', '4': '椿坂町', '5': '灯野村' })[code] ?? null,
	all: 7,
};
const reason = (kind: Reason['kind'], more: Partial<Reason> = {}): Reason => ({
	...{ kind, what: '人口', bodies: [], rows: [], value: null, limit: null, ...more },
});
const ja = (kind: Reason['kind'], more?: Partial<Reason>) => reasonText.ja.say(reason(kind, more), names);

it('[CK4] every reason is a sentence in both languages, whatever it names', () => {
	for (const kind of reasonKinds) {
		for (const more of [{}, { bodies: ['1'], rows: ['No 3 車載タブレット'], value: '2027-03-25', limit: '2027-04-01' }]) {
			for (const language of ['ja', 'en'] as const) {
				const words = reasonText[language].say(reason(kind, more), names);
				expect(words, kind).not.toMatch(/undefined|null|\d{4}-\d{2}/);
				expect(words.length, kind).toBeGreaterThan(3);
			}
		}
	}
});

it('[CK4] bodies and rows are named, many of them shortened', () => {
	expect(ja('lacks', { bodies: ['1', '2'] })).toBe('朝霧町・霞沢町の人口が未記入です');
	expect(ja('lacks', { bodies: ['1', '2', '3', '4', '5'] })).toBe('朝霧町・霞沢町・栗瀬町ほか2団体の人口が未記入です');
	expect(ja('lacks', { bodies: ['1', '2', '3', '4', '5', '6', '7'] })).toBe('全7団体の人口が未記入です');
	expect(ja('lacks', { rows: ['a', 'b', 'c', 'd'] })).toBe('a、b、cほか1件の人口が未記入です');
	expect(ja('lacks', { rows: ['02', '07', '08', '10', '14'] })).toBe('02・07・08・10・14の人口が未記入です');
	expect(ja('before-grant', { what: '契約可能日', value: '2027-03-25', limit: '2027-04-01' })).toBe(
		'契約可能日 令和9年3月25日 が、交付決定 令和9年4月1日 より前です',
	);
	expect(ja('differs', { what: '代表団体', value: '2', limit: '1' })).toBe(
		'代表団体が、記入では「霞沢町」、計画では「朝霧町」です',
	);
});
