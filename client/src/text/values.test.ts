import { expect, it } from 'vitest';
import { unitOf, valueText } from './values.ts';

it('[TX5] values are written as in papers of a municipality', () => {
	expect(valueText({ type: 'thousand-yen' }, 12345)).toBe('12,345');
	expect(valueText({ type: 'yen' }, -1234)).toBe('△1,234');
	expect(valueText({ type: 'number' }, undefined)).toBe('—');
	expect(valueText({ type: 'number' }, 0)).toBe('0');
	expect(valueText({ type: 'flag' }, false)).toBe('いいえ');
	expect(valueText({ type: 'date' }, '2026-11-24')).toBe('令和8年11月24日');
	expect(valueText({ type: 'month' }, '2025-01')).toBe('令和7年1月');
	expect(valueText({ type: 'month' }, '未定')).toBe('未定');
});

it('[TX5] a number never stands without its unit', () => {
	expect(unitOf({ type: 'thousand-yen' })).toBe('千円');
	expect(unitOf({ type: 'number', unit: '人' })).toBe('人');
	expect(unitOf({ type: 'text' })).toBeNull();
});
