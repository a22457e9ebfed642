import { describe, expect, it } from 'vitest';
import type { Party } from '../parties/types.ts';
import { defaultEdition, editionOf, editions, figureOf } from './editions.ts';
import { template } from './template.ts';
import { partSpecOf, partsOfPlan } from './tree.ts';
import type { PartSpec } from './types.ts';

const BODY_SECTIONS = ['02', '07', '08', '10', '11', '14', '16', '18'];

const specs: readonly { name: string; spec: PartSpec }[] = [
	...template.sections.flatMap((section) => [
		{ name: `${section.key} trunk`, spec: section.trunk },
		...(section.perBody === null ? [] : [{ name: `${section.key} per body`, spec: section.perBody }]),
	]),
	{ name: 'quotes', spec: template.quotes },
	{ name: 'memo', spec: template.memo },
];
const entries = specs.flatMap(({ name, spec }) => [
	...spec.fields.map((entry) => ({ name, entry })),
	...spec.tables.flatMap((table) => table.columns.map((entry) => ({ name: `${name} ${table.key}`, entry }))),
]);

function party(code: string, kind: Party['kind'], membership: Party['membership']): Party {
	return { code, name: code, shortName: code, kind, membership, place: null };
}

describe('template', () => {
	it('[PT1] has 22 sections, 00 to 21, in order', () => {
		expect(template.sections.map((section) => section.key)).toEqual(
			Array.from({ length: 22 }, (_, at) => String(at).padStart(2, '0')),
		);
	});

	it('[PT2] gives a part per member body to exactly the sections that bodies write for themselves', () => {
		expect(template.sections.filter((section) => section.perBody !== null).map((section) => section.key)).toEqual(BODY_SECTIONS);
	});

	it('[PT3] signs every trunk by itself but 21, which is signed with the plan', () => {
		expect(template.sections.filter((section) => section.signing === 'with-plan').map((section) => section.key)).toEqual(['21']);
	});

	it('[PT4] keeps short titles within eight characters and help within two sentences', () => {
		for (const section of template.sections) {
			expect([...section.shortTitle].length, section.key).toBeLessThanOrEqual(8);
			expect(section.help.split('。').filter(Boolean).length, section.key).toBeLessThanOrEqual(2);
		}
	});

	it('[PT5] keys every field, table and column by a short stable word, unique where it stands', () => {
		for (const { name, spec } of specs) {
			const keys = [...spec.fields.map((field) => field.key), ...spec.tables.map((table) => table.key)];
			expect(new Set(keys).size, name).toBe(keys.length);
			for (const table of spec.tables) {
				const columns = table.columns.map((column) => column.key);
				expect(new Set(columns).size, `${name} ${table.key}`).toBe(columns.length);
			}
		}
		for (const { name, entry } of entries) {
			expect(entry.key, name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
		}
	});

	it('[PT6] gives every entry a title and help, and choices exactly to those of type choice', () => {
		for (const { name, entry } of entries) {
			expect(entry.title, `${name} ${entry.key}`).not.toBe('');
			expect(entry.help, `${name} ${entry.key}`).not.toBe('');
			expect(entry.choices !== undefined, `${name} ${entry.key}`).toBe(entry.type === 'choice');
			expect(new Set(entry.choices).size, `${name} ${entry.key}`).toBe(entry.choices?.length ?? 0);
		}
	});

	it('[PT7] says the unit of every amount of money', () => {
		const units: Record<string, string> = { yen: '円', 'thousand-yen': '千円' };
		const money = entries.filter(({ entry }) => entry.type in units);
		expect(money.length).toBeGreaterThan(0);
		for (const { name, entry } of money) {
			expect(entry.unit, `${name} ${entry.key}`).toBe(units[entry.type]);
		}
	});

	it('[PT13] names rows only by number, and rows that the common part of the same section has', () => {
		const parts = template.sections.flatMap(({ key, trunk, perBody }) => [
			{ key, trunk, spec: trunk },
			...(perBody === null ? [] : [{ key, trunk, spec: perBody }]),
		]);
		const named = parts.flatMap(({ key, trunk, spec }) =>
			[...spec.fields, ...spec.tables.flatMap((table) => table.columns)].flatMap(({ type, refers }) =>
				refers === undefined ? [] : [{ key, trunk, type, refers }],
			),
		);
		expect(named.map(({ key }) => key)).toEqual(['02', '05', '08', '11', '11']);
		for (const { key, trunk, type, refers } of named) {
			const columns = trunk.tables.find((table) => table.key === refers.table)?.columns.map((column) => column.key) ?? [];
			expect(type, key).toBe('number');
			expect(columns, key).toEqual(expect.arrayContaining([refers.number, refers.name, refers.unit ?? refers.name]));
		}
	});

	it('[PT8] lists the parts of a plan section by section, trunk first and bodies in code order, the walled parts last', () => {
		const parts = partsOfPlan(template, [
			party('994028', 'municipality', 'member'),
			party('business-a', 'business', 'business'),
			party('994010', 'municipality', 'member'),
			party('990001', 'prefecture', 'observer'),
		]);
		expect(parts.filter((part) => part.key === '02').map((part) => part.body)).toEqual([null, '994010', '994028']);
		expect(parts.slice(-3)).toEqual([
			{ key: 'quotes', body: 'business-a' },
			{ key: 'memo', body: '994010' },
			{ key: 'memo', body: '994028' },
		]);
		expect(parts).toHaveLength(22 + 2 * BODY_SECTIONS.length + 3);
	});

	it('[PT9] has no part of a body in a section that is trunk only', () => {
		expect(partSpecOf(template, { key: '02', body: '994010' })).not.toBeNull();
		expect(partSpecOf(template, { key: '03', body: null })).not.toBeNull();
		expect(partSpecOf(template, { key: '03', body: '994010' })).toBeNull();
		expect(partSpecOf(template, { key: '22', body: null })).toBeNull();
	});
});

describe('editions', () => {
	it('[PT10] offers TYPE1 as the default and TYPE A', () => {
		expect(editions.map((edition) => edition.key)).toEqual(['TYPE1', 'TYPE A']);
		expect(defaultEdition).toBe(editionOf('TYPE1'));
		expect(editionOf('TYPE2')).toBeNull();
	});

	it('[PT11] shows no second-hand figure as confirmed', () => {
		for (const edition of editions) {
			expect(figureOf(edition, 'national-rate'), edition.key).toMatchObject({ value: 50, unit: '%', confirmed: false });
			expect(figureOf(edition, 'national-cap'), edition.key).toMatchObject({ value: 100_000_000, confirmed: false });
			for (const figure of edition.figures.filter((candidate) => candidate.confirmed)) {
				expect(figure.source, figure.key).toContain('令和7年度 デジタル実装伴走支援事業');
				expect(figure.value, figure.key).not.toBeNull();
			}
		}
	});

	it('[PT12] requires only sections that the template has and that are signed by themselves', () => {
		const signed = template.sections.filter((section) => section.signing === 'all').map((section) => section.key);
		for (const edition of editions) {
			expect(edition.requiredSections.filter((key) => !signed.includes(key))).toEqual([]);
		}
	});
});
