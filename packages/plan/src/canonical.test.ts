import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, canonicalText, contentHashOf, type Json, type PartContent } from './canonical.ts';

const sha256Hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const content: PartContent = {
	template: 'plan.v1',
	schema: 1,
	key: '02',
	body: '994031',
	prose: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '髙橋' }] }] },
	fields: [],
	tables: [{ key: 'issues', rows: [{ value: 612, source: '住民基本台帳' }, { value: 540 }] }],
	shown: [],
};

describe('canonical JSON (RFC 8785)', () => {
	it('[CC1] writes the example of §3.2.2', () => {
		const value = {
			numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27],
			string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
			literals: [null, true, false],
		};
		expect(canonicalJson(value)).toBe(
			'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
		);
	});

	it('[CC2] sorts keys by UTF-16 code units, as in §3.2.3', () => {
		const value = {
			'\u20ac': 'Euro Sign',
			'\r': 'Carriage Return',
			'\ufb33': 'Hebrew Letter Dalet With Dagesh',
			'1': 'One',
			'\ud83d\ude00': 'Emoji: Grinning Face',
			'\u0080': 'Control',
			'\u00f6': 'Latin Small Letter O With Diaeresis',
		};
		expect(Object.values(JSON.parse(canonicalJson(value)) as object).slice(1)).toEqual([
			'Carriage Return',
			'Control',
			'Latin Small Letter O With Diaeresis',
			'Euro Sign',
			'Emoji: Grinning Face',
			'Hebrew Letter Dalet With Dagesh',
		]);
	});

	it('[CC3] writes numbers as appendix B does', () => {
		const vectors: readonly (readonly [number, string])[] = [
			[0, '0'],
			[-0, '0'],
			[Number.MIN_VALUE, '5e-324'],
			[-Number.MIN_VALUE, '-5e-324'],
			[Number.MAX_VALUE, '1.7976931348623157e+308'],
			[9007199254740992, '9007199254740992'],
			[295147905179352830000, '295147905179352830000'],
			[9.999999999999997e22, '9.999999999999997e+22'],
			[1e23, '1e+23'],
			[0.000001, '0.000001'],
			[1e-7, '1e-7'],
			[333333333.3333332, '333333333.3333332'],
			[1424953923781206.2, '1424953923781206.2'],
		];
		for (const [number, text] of vectors) {
			expect(canonicalJson(number)).toBe(text);
		}
	});

	it('[CC4] refuses what JSON cannot hold: lone surrogates, in keys too, and numbers that are not finite', () => {
		expect(canonicalJson('\ud83d\ude00')).toBe('"😀"');
		expect(() => canonicalJson('\ud83d')).toThrow(RangeError);
		expect(() => canonicalJson({ '\ude00': 1 })).toThrow(RangeError);
		expect(() => canonicalJson([Number.NaN])).toThrow(RangeError);
		expect(() => canonicalJson({ value: Number.POSITIVE_INFINITY })).toThrow(RangeError);
	});

	it('[CC5] does not depend on the order in which keys were set', () => {
		const reversed = (value: Json): Json => {
			if (value === null || typeof value !== 'object') {
				return value;
			}
			if (Array.isArray(value)) {
				return value.map(reversed);
			}
			const entries = Object.entries(value as Record<string, Json>).map(([key, held]) => [key, reversed(held)] as const);
			return Object.fromEntries(entries.reverse());
		};
		const json = fc.jsonValue({ stringUnit: 'grapheme' }).map((value) => value as Json);
		fc.assert(fc.property(json, (value) => canonicalJson(reversed(value)) === canonicalJson(value)));
	});

	it('[CC6] reads back as the same value', () => {
		const json = fc.jsonValue({ stringUnit: 'grapheme' });
		fc.assert(
			fc.property(
				json,
				(value) => canonicalJson(JSON.parse(canonicalJson(value as Json)) as Json) === canonicalJson(value as Json),
			),
		);
	});
});

describe('content hash', () => {
	it('[CC7] is sha256 of the UTF-8 bytes of the version line and the canonical JSON', () => {
		expect(canonicalText(content).split('\n')).toEqual(['renkei.part.v1', canonicalJson(content as unknown as Json)]);
		expect(contentHashOf(content, sha256Hex)).toBe(`sha256:${sha256Hex(canonicalText(content))}`);
		expect(contentHashOf(content, sha256Hex)).toMatch(/^sha256:[0-9a-f]{64}$/);
	});

	it('[CC8] keeps 異体字, decomposed and compatibility letters apart', () => {
		const hashOf = (text: string): string => contentHashOf({ ...content, prose: text }, sha256Hex);
		expect(hashOf('髙橋')).toBe(hashOf('髙橋'));
		expect(hashOf('髙橋')).not.toBe(hashOf('高橋'));
		expect(hashOf('神')).not.toBe(hashOf('\ufa19'));
		expect(hashOf('が')).not.toBe(hashOf('か\u3099'));
	});

	it('[CC9] follows the order of rows, the body, the part and the schema', () => {
		const hashes = [
			content,
			{ ...content, tables: [{ key: 'issues', rows: [...(content.tables[0]?.rows ?? [])].reverse() }] },
			{ ...content, body: '994014' },
			{ ...content, key: '07' },
			{ ...content, schema: 2 },
			{ ...content, shown: [{ part: 'p', seq: 4, key: 'population', value: 5462 }] },
		].map((changed) => contentHashOf(changed, sha256Hex));
		expect(new Set(hashes).size).toBe(hashes.length);
	});
});
