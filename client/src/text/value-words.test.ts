import { expect, it } from 'vitest';
import { valueWords } from './value-words.ts';

const bodies = [{ code: '994031', name: '栗瀬町' }];

it('[TX20] a body is named, and one that has left the plan keeps its code', () => {
	const { value } = valueWords('ja', bodies);
	expect(value({ type: 'body' }, '994031')).toBe('栗瀬町');
	expect(value({ type: 'body' }, '994999')).toBe('994999');
	expect(value({ type: 'text' }, '994031')).toBe('994031');
});

it('[TX21] a day of the plan stands without its weekday', () => {
	expect(valueWords('ja', bodies).value({ type: 'date' }, '2026-01-01')).toBe('令和8年1月1日');
});

it('[GR35] a value that stands alone has its unit, and an empty one is the empty text', () => {
	const { alone } = valueWords('ja', bodies);
	expect(alone({ type: 'thousand-yen' }, 12_345)).toBe('12,345千円');
	expect(alone({ type: 'number', unit: '人' }, 0)).toBe('0人');
	expect(alone({ type: 'body' }, '994031')).toBe('栗瀬町');
	expect(alone({ type: 'flag' }, false)).toBe('いいえ');
	expect(alone({ type: 'text' }, null)).toBe('');
});
