import { describe, expect, it } from 'vitest';
import { missingOf } from './required.ts';
import { template } from './template.ts';
import { partSpecOf } from './tree.ts';
import type { PartSpec } from './types.ts';

const spec: PartSpec = {
	question: 'なにを書きますか。',
	guide: 200,
	fields: [
		{ key: 'name', title: '名称', type: 'text', required: true, help: '名です。' },
		{ key: 'agreed', title: '合意', type: 'flag', required: true, help: '合意したかです。' },
		{ key: 'note', title: '備考', type: 'text', required: false, help: '任意です。' },
	],
	tables: [
		{
			key: 'rows',
			title: '行',
			help: '1行は要ります。',
			minRows: 2,
			columns: [
				{ key: 'value', title: '値', type: 'number', required: true, help: '数です。' },
				{ key: 'source', title: '出典', type: 'text', required: true, help: '出典です。' },
				{ key: 'note', title: '備考', type: 'text', required: false, help: '任意です。' },
			],
		},
	],
};
const paragraph = (text: string) => ({
	type: 'doc',
	content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const empty = { prose: { type: 'doc', content: [{ type: 'paragraph' }] }, fields: [], tables: [] };
const full = {
	prose: paragraph('月影郡の7町村では'),
	fields: [
		{ key: 'name', value: '月影' },
		{ key: 'agreed', value: false },
	],
	tables: [
		{
			key: 'rows',
			rows: [
				{ value: 0, source: '住民基本台帳' },
				{ value: 612, source: '福祉課' },
			],
		},
	],
};

describe('missingOf', () => {
	it('[PT20] finds nothing missing in a full part; zero and a flag set to false are answers', () => {
		expect(missingOf(spec, full)).toEqual([]);
	});

	it('[PT20] names the prose, the required fields and the table of an empty part, in that order', () => {
		expect(missingOf(spec, empty)).toEqual([
			{ kind: 'prose', key: 'body', title: '本文' },
			{ kind: 'field', key: 'name', title: '名称' },
			{ kind: 'field', key: 'agreed', title: '合意' },
			{ kind: 'table', key: 'rows', title: '行' },
		]);
	});

	it('[PT21] names the row of an empty required cell, and takes spaces, full-width ones too, for empty', () => {
		const rows = [{ value: 1, source: '　 ' }, { source: '福祉課' }];
		expect(missingOf(spec, { ...full, tables: [{ key: 'rows', rows }] })).toEqual([
			{ kind: 'cell', key: 'rows.source', title: '出典', row: 0 },
			{ kind: 'cell', key: 'rows.value', title: '値', row: 1 },
		]);
	});

	it('[PT22] asks no prose where no guide length is set', () => {
		expect(missingOf(spec, { ...full, prose: paragraph(' ') })).toHaveLength(1);
		expect(missingOf({ ...spec, guide: null }, { ...full, prose: paragraph(' ') })).toEqual([]);
	});

	it('[PT23] asks little of a member body: six cells of one issue in 02, and nothing of its memo', () => {
		const issues = partSpecOf(template, { key: '02', body: '994010' });
		expect(missingOf(issues as PartSpec, empty)).toEqual([{ kind: 'table', key: 'issues', title: '団体の課題' }]);
		expect(missingOf(issues as PartSpec, { ...empty, tables: [{ key: 'issues', rows: [{}] }] })).toHaveLength(6);
		expect(missingOf(template.memo, empty)).toEqual([]);
	});
});
