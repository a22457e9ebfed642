import { type Party, type SaidInAct, type SignedPart, type SigningAct, type SigningIntent, statementOf } from '@renkei/plan';
import { describe, expect, it } from 'vitest';
import type { HeldSeat } from '../storage/grant-facts.ts';
import type { NoticeRow, PlanRow } from '../storage/tables.ts';
import type { ToldNotice } from '../usecases/notices/told-notices.ts';
import { composeDigest, composePrompt } from './compose-mail.ts';
import { MOST_HASHES } from './receipt-lines.ts';

const party: Party = {
	...{ code: '994049', name: '椿坂町', shortName: '椿坂', place: null },
	...{ kind: 'municipality', membership: 'member' },
};
const seat: HeldSeat = {
	...{ id: 's1', person: '岡部 亮', personId: 'p1', post: '総務課 課長補佐', role: 'acting', party, delegation: null },
	...{ plan: 'p1', card: null, from: '2026-04-01', to: null },
};
const plan: PlanRow = {
	...{ id: 'p1', title: '最上地域の計画', scheme: 3, edition: 'TYPE1', representative: null },
	...{ drafting_allowed: 1, practice: 0, position: 1, created_at: '2026-11-01T00:00:00.000Z' },
};
const hashOf = (at: number): string => `sha256:${String(at).padStart(64, '0')}`;
const partOf = (at: number, owner: string | null = null): SignedPart => ({
	...{ part: `part-${at}`, section: String(at).padStart(2, '0') as SignedPart['section'], owner, seq: at },
	...{ contentHash: hashOf(at), textHash: hashOf(at), signoff: null, carriedTo: null },
});
const usual: SaidInAct = {
	...{ verdict: 'conditional', capacity: 'acting', documentNumber: '椿総第12号', decidedOn: '2026-11-24' },
	...{
		text: '負担額は別に定める。',
		basis: '椿坂町事務決裁規程第9条',
		absent: '総務課長 村上 孝',
		consulted: ['財政課', '福祉課'],
	},
};

function receipt(parts: readonly SignedPart[], more: Partial<SaidInAct> = {}, act: SigningAct = 'sign'): ToldNotice {
	const said = { ...usual, ...more };
	const { name: body } = party;
	const words = statementOf({ act, said, body, person: `${seat.post} ${seat.person}`, parts: parts.length });
	const [first] = parts;
	const intent: SigningIntent = {
		...{ format: 'renkei.signoff.v1', act, said, parts, plan: { id: 'p1', title: plan.title } },
		...{ body: { code: party.code, name: body }, seat: { id: 's1', person: seat.person, post: seat.post, role: seat.role } },
		...{ statement: { version: 's1', language: 'ja', words }, nonce: 'n', preparedAt: '', expiresAt: '' },
	};
	const place = { part: 'part-2', key: '02', title: '地域課題', body: null, walled: false } as const;
	return {
		...{ row: { id: 'n1' } as NoticeRow, kind: 'receipt', asks: false, personal: true, plan, seat, by: seat },
		...{ place: parts.length === 1 ? place : null, thread: null, round: null, reminder: null, until: null, detail: '' },
		signing: {
			act: 'a1',
			number: 7,
			at: '2026-11-24T15:04:05.678Z',
			intent,
			title: first === undefined ? '' : '地域課題',
			checkpoint: null,
			detail: '',
		},
	};
}
const ask = { words: true, origin: 'https://renkei.example.jp', today: '2026-11-28' };
const several = [partOf(2), partOf(3), partOf(14, party.code)];

describe('the mail with a receipt', () => {
	it('[MA61] is the receipt: who recorded what when, in which words, with every hash whole', () => {
		const { subject, text } = composePrompt({ ...ask, told: [receipt(several)] });
		expect(subject).toBe('【記録の控え】最上地域の計画：02 地域課題 ほか2件');
		expect(text.slice(0, text.indexOf('お知らせの一覧'))).toBe(
			[
				'「最上地域の計画」について、記録の控えが1件あります。',
				'',
				'■ 記録の控え',
				'・02 地域課題 ほか2件',
				'  控えの番号：7',
				'  計画：最上地域の計画',
				'  団体：椿坂町',
				'  記録した人：総務課 課長補佐 岡部 亮',
				'  記録：決裁（代決・条件付同意）',
				'  文書番号：椿総第12号',
				'  決裁日：2026年11月24日',
				'  日時：2026年11月25日 0時04分05秒（日本時間。本システムの時計による）',
				'  理由・条件など：負担額は別に定める。',
				'  根拠：椿坂町事務決裁規程第9条',
				'  不在の人：総務課長 村上 孝',
				'  合議先：財政課、福祉課',
				'  記録した言葉：',
				'  > 総務課 課長補佐 岡部 亮は、椿坂町の代決による決裁（後閲を要する）',
				'  > として、本計画の3個の部分について、確認値で特定される文を画面で確',
				'  > かめ、「条件付同意」と記録します。これは本システム上の確認（承認）',
				'  > の記録であり、団体の文書管理規程による決裁に代わるものではありませ',
				'  > ん。',
				'  文の確認値（部分3個）：',
				'  共通の部分',
				` 02 ${hashOf(2)}`,
				` 03 ${hashOf(3)}`,
				'  椿坂町の部分',
				` 14 ${hashOf(14)}`,
				'  https://renkei.example.jp/plans/p1/receipts/a1',
				'',
				'',
			].join('\n'),
		);
	});

	it('[MA61] says of a 撤回 and of a 後閲 that it is one, and leaves out what was not said', () => {
		const bare = { verdict: null, documentNumber: null, decidedOn: null, text: null, basis: null, absent: null, consulted: [] };
		const [withdrawn, viewed] = (['withdraw', 'later-view'] as const).map(
			(act) => composePrompt({ ...ask, told: [receipt([partOf(2)], bare, act)] }).text,
		);
		expect(withdrawn).toContain('  記録：撤回\n');
		expect(viewed).toContain('  記録：代決の後閲\n');
		expect(withdrawn).toContain('・02 地域課題\n');
		expect(`${withdrawn}${viewed}`).not.toMatch(/文書番号：|決裁日：|根拠：|不在の人：|合議先：|null|undefined/);
	});

	it('[MA62] spells out forty hashes, of several receipts together too, and says how many more there are', () => {
		const many = Array.from({ length: 45 }, (_, at) => partOf(at));
		const hashes = (text: string) => text.match(/sha256:[0-9]{64}$/gm)?.length;
		const one = composePrompt({ ...ask, told: [receipt(many)] }).text;
		expect(hashes(one)).toBe(MOST_HASHES);
		expect(one).toContain(
			'ほか5個の確認値は、次の控えのページでお読みください。\n  https://renkei.example.jp/plans/p1/receipts/a1',
		);
		const digest = composeDigest({ ...ask, told: [receipt(many.slice(0, 30)), receipt(many.slice(0, 30))], openBeside: 0 }).text;
		expect(hashes(digest)).toBe(MOST_HASHES);
		expect(digest).toContain('ほか20個の確認値');
		const widths = one.split('\n').map((line) => [...line].reduce((sum, letter) => sum + (letter > '\u00ff' ? 2 : 1), 0));
		expect(Math.max(...widths)).toBeLessThanOrEqual(76);
	});

	it('[MA63] claims a record on this system, and nothing that the law knows', () => {
		const acts = (['sign', 'withdraw', 'later-view'] as const).map((act) => receipt(several, {}, act));
		const { subject, text } = composePrompt({ ...ask, told: acts });
		expect(`${subject}${text}`).not.toMatch(/電子署名|公印|法的|有効|証明|署名/);
		expect(text.replaceAll(/\n {2}> /g, '')).toContain(
			'本システム上の確認（承認）の記録であり、団体の文書管理規程による決裁に代わるものではありません',
		);
	});

	it('[MA64] holds no words for whoever wants none, but what identifies the act', () => {
		const { text } = composePrompt({ ...ask, words: false, told: [receipt(several)] });
		expect(text).not.toMatch(/負担額|規程|村上|財政課/);
		expect(text).toContain('書かれた言葉は、Renkei でお読みください。');
		expect(text).toContain(`控えの番号：7`);
		expect(text).toContain(hashOf(14));
	});

	it('[MA65] asks for nothing, and beside what asks both are counted apart', () => {
		const sign: ToldNotice = { ...receipt([partOf(2)]), kind: 'sign', asks: true, signing: null };
		const alone = composePrompt({ ...ask, told: [receipt(several), receipt(several)] });
		expect(alone.text.split('\n')[0]).toBe('「最上地域の計画」について、記録の控えが2件あります。');
		const mixed = composePrompt({ ...ask, told: [receipt(several), sign] });
		expect(mixed.text.split('\n')[0]).toBe('「最上地域の計画」について、お願いが1件、記録の控えが1件あります。');
		expect(mixed.subject).toContain('決裁のお願い');
	});

	it('[MA61] keeps line ends and turned letters out of its lines, whatever was typed', () => {
		const evil = '一行目\r\nBcc: all@example.jp\u202e';
		const { text } = composePrompt({ ...ask, told: [receipt(several, { text: evil, documentNumber: evil, consulted: [evil] })] });
		expect(text).not.toMatch(/^Bcc|[\r\u202e]/m);
	});
});
