import { describe, expect, it } from 'vitest';
import { isBodyCode } from '../parties/body-code.ts';
import { adoptedBodies } from './adopted-bodies.ts';
import { prefectureOf, prefectures, supportedBefore } from './prefectures.ts';

const parties = adoptedBodies.flatMap((adopted) => adopted.parties);

describe('adopted bodies of 令和7年度', () => {
	it('[AB1] are three of ①, none of ② and two of ③, of seven and five bodies', () => {
		expect(adoptedBodies.map((adopted) => [adopted.scheme, adopted.number, adopted.parties.length])).toEqual([
			[1, 1, 1],
			[1, 2, 1],
			[1, 3, 1],
			[3, 1, 7],
			[3, 2, 5],
		]);
	});

	it('[AB2] carry codes whose check digit is right; one wrong digit is noticed', () => {
		for (const { code, name } of [...parties, ...prefectures]) {
			expect(isBodyCode(code), `${code} ${name}`).toBe(true);
		}
		expect(isBodyCode('063615')).toBe(false);
		expect(isBodyCode('63614')).toBe(false);
	});

	it('[AB3] are keyed by code: a name may belong to two bodies', () => {
		expect(new Set(parties.map((party) => party.code)).size).toBe(parties.length);
		const kaneyama = parties.filter((party) => party.name === '金山町');
		expect(kaneyama.map((party) => party.code)).toEqual(['063614']);
		// 金山町 of 福島県 is another body with a valid code of its own.
		expect(isBodyCode('074454')).toBe(true);
		expect(parties.some((party) => party.code === '074454')).toBe(false);
	});

	it('[AB4] stand in code order within a plan, unlike the order of the published result', () => {
		for (const adopted of adoptedBodies) {
			const codes = adopted.parties.map((party) => party.code);
			expect(codes).toEqual([...codes].sort());
		}
		expect(adoptedBodies.at(-1)?.parties.map((party) => party.name)).toEqual([
			'苫小牧市',
			'白老町',
			'厚真町',
			'安平町',
			'むかわ町',
		]);
	});

	it('[AB5] are told apart by two letters within a plan', () => {
		for (const adopted of adoptedBodies) {
			const shortNames = adopted.parties.map((party) => party.shortName);
			expect(new Set(shortNames).size).toBe(shortNames.length);
			expect(shortNames.every((shortName) => [...shortName].length === 2)).toBe(true);
		}
	});

	it('[AB6] are all municipal members, in ③ with the supporting business 未定 and no prefecture', () => {
		expect(parties.every((party) => party.kind === 'municipality' && party.membership === 'member')).toBe(true);
		expect(adoptedBodies.map((adopted) => adopted.supportBusiness)).toEqual([null, null, null, '未定', '未定']);
	});

	it('[AB7] lie in the prefecture that their code and place name', () => {
		for (const party of parties) {
			expect(party.place?.startsWith(prefectureOf(party.code)?.name ?? '?'), party.name).toBe(true);
			expect(party.name.endsWith(party.type)).toBe(true);
			expect(party.kana).toMatch(/^[ぁ-ん]+$/);
		}
		expect(supportedBefore.map((code) => prefectureOf(code)?.code)).toEqual(supportedBefore);
	});
});
