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
