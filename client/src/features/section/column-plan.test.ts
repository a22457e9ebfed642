import { template } from '@renkei/plan';
import { expect, it } from 'vitest';
import { columnPlan } from './column-plan.ts';

const issues = template.sections.find((section) => section.key === '02')?.perBody?.tables[0]?.columns ?? [];

it('[SE30] the needed columns stand beside each other, prose and the rest open under the row', () => {
	const { beside, under } = columnPlan(issues, 33);
	expect(beside.map((column) => column.key)).toEqual(['issue', 'affected', 'value', 'month', 'unit'].sort(byTemplate));
	expect(under.every((column) => !column.required || column.key === 'source')).toBe(true);
	expect(under.map((column) => column.key)).toContain('cause');
});

it('[SE31] every column is somewhere, once', () => {
	for (const room of [0, 20, 33, 100]) {
		const { beside, under } = columnPlan(issues, room);
		expect([...beside, ...under].map((column) => column.key).sort()).toEqual(issues.map((column) => column.key).sort());
	}
});

it('[SE32] where there is nothing but prose it stands in the row', () => {
	const fields = template.sections.find((section) => section.key === '07')?.perBody?.fields ?? [];
	expect(columnPlan(fields, 33).beside).toEqual(fields);
});

function byTemplate(a: string, b: string): number {
	const keys = issues.map((column) => column.key);
	return keys.indexOf(a) - keys.indexOf(b);
}
