import { type NoticeKind, noticeKinds, type Party } from '@renkei/plan';
import { describe, expect, it } from 'vitest';
import type { HeldSeat } from '../storage/grant-facts.ts';
import type { NoticeRow, PlanRow } from '../storage/tables.ts';
import type { ToldNotice } from '../usecases/notices/told-notices.ts';
import { composeCode, composeDigest, composePrompt } from './compose-mail.ts';

const partyOf = (code: string, name: string, shortName: string): Party => ({
	...{ code, name, shortName, kind: 'municipality', membership: 'member', place: '月影郡' },
});
const kurise = partyOf('994031', '栗瀬町', '栗瀬');
const seatOf = (id: string, person: string, party: Party): HeldSeat => ({
	...{ id, person, personId: `person-${id}`, post: '総務課', role: 'officer', party, plan: 'p1', card: null, delegation: null },
	...{ from: '2026-04-01', to: null },
});
const vendor = seatOf('s2', '佐藤 明', { ...partyOf('vendor', 'みちしるべ', '委託'), kind: 'vendor', membership: 'vendor' });
const plan: PlanRow = {
	...{ id: 'p1', title: '最上地域の計画', scheme: 3, edition: 'TYPE1', representative: null },
	...{ drafting_allowed: 1, practice: 0, position: 1, created_at: '2026-11-01T00:00:00.000Z' },
};
const row = { id: 'n1', at: '2026-11-28T01:02:03.000Z' } as NoticeRow;
const place = { part: 'x', key: '02', title: '地域課題', body: null, walled: false };
const thread = { id: 't1', kind: 'question', quote: '人口', text: '母数は何人ですか。', due: '2026-12-10' } as const;

const told = (kind: NoticeKind, change: Partial<ToldNotice> = {}): ToldNotice => ({
	...{ row, kind, asks: true, personal: true, plan, seat: seatOf('s1', '山田 恵', kurise), by: vendor, place, thread },
	...{ round: null, signing: null, reminder: null, until: null, detail: '', ...change },
});
const signs = (kind: NoticeKind, key = '02', title = '地域課題') => told(kind, { thread: null, place: { ...place, key, title } });
const ask = { words: true, origin: 'https://renkei.example.jp', today: '2026-11-28' };
const prompt = (...notices: ToldNotice[]) => composePrompt({ ...ask, told: notices });

const ofPasskeys: readonly NoticeKind[] = ['passkey', 'passkey-lost'];

describe('a mail that is sent at once', () => {
	it('[MA24] says in some fifteen lines who asks what, where, until when, with the first words and one short address', () => {
		const { subject, text } = prompt(told('asked'));
		expect(subject).toBe('【返事のお願い】最上地域の計画：02 地域課題');
		expect(text).toBe(
			[
				'「最上地域の計画」について、お願いが1件あります。',
				'',
				'■ 返事のお願い',
				'・02 地域課題：質問',
				'  委託 佐藤 明さんから：返事をお願いします。',
				'  期限：12月10日',
				'  > 母数は何人ですか。',
				'  https://renkei.example.jp/t/t1',
				'',
				'お知らせの一覧：',
				'https://renkei.example.jp/inbox',
				'',
				'このメールはリンクを押さなくても使えます。',
				'Renkei を開き、「お知らせ」を見てください。',
				'メールで受け取るものは、Renkei の「通知メール」の設定で変えられます。',
				'',
			].join('\n'),
		);
	});

	it('[NT7] the last day of a 決裁 says how near it is, before what else asks; of its 確認 that it comes first', () => {
		const day = (kind: 'sign-due' | 'check-due', until: string) => told(kind, { thread: null, by: null, until });
		const { subject, text } = prompt(signs('sign'), day('check-due', '2026-11-27'), day('sign-due', '2026-11-29'));
		expect(subject).toBe('【期限は明日】最上地域の計画：02 地域課題 ほか2件');
		const lines = text.split('\n');
		expect(lines.filter((line) => line.startsWith('■'))).toEqual([
			'■ 決裁の期限',
			'■ 決裁の期限と、先に要る確認',
			'■ 決裁のお願い',
		]);
		expect(lines).toContain('  期限：明日（11月29日）');
		expect(lines).toContain('  期限：11月27日（過ぎています）');
		expect(text).toContain('  決裁の期限のお知らせです。先に要る担当者の確認が、まだありません。\n');
		expect(lines).toContain('  https://renkei.example.jp/plans/p1/signoff');
		expect(prompt(day('sign-due', '2026-11-27')).subject).toBe('【期限を過ぎた依頼】最上地域の計画：02 地域課題');
	});

	it('[NT8] that the plan is decided as a whole is said of the plan, and of every body', () => {
		const whole = told('decided', { thread: null, asks: false, place: { ...place, key: '21', title: '添付' } });
		const { text } = composeDigest({ ...ask, told: [whole], openBeside: 0 });
		expect(text).toContain('  すべての団体が、計画全体を決裁しました（全団体決裁済）。\n');
		expect(text).not.toContain('佐藤 明');
	});

	it('[BD9] a reminder names its sections and the added words, before what else asks, and claims nothing of what was done', () => {
		const sections = [
			{ key: '02', title: '地域課題' },
			{ key: '14', title: '費用負担' },
		] as const;
		const one = (detail: string) => told('reminded', { place: null, thread: null, detail, reminder: { sections, detail } });
		const { subject, text } = prompt(signs('sign'), one('来週までにお願いします。'));
		expect(subject).toBe('【決裁の催促】最上地域の計画：2つの節 ほか1件');
		expect(text).toContain('■ 決裁の催促\n・2つの節\n  委託 佐藤 明さんから：決裁がまだ記録されていません。');
		expect(text).toContain('  決裁待ちの節：02 地域課題、14 費用負担\n  添えられた言葉：来週までにお願いします。\n');
		expect(text).toContain('https://renkei.example.jp/plans/p1/signoff\n');
		const silent = composePrompt({ ...ask, words: false, told: [one('来週までにお願いします。')] }).text;
		expect(silent).not.toContain('来週');
		expect(prompt(one('')).text).not.toContain('添えられた言葉');
	});

	it('[MA25] the subject names what asks most, and how many there are besides', () => {
		expect(prompt(told('mentioned'), told('asked'), told('returned')).subject).toBe(
			'【差戻し】最上地域の計画：02 地域課題 ほか2件',
		);
		const five = ['01', '02', '03', '04', '05'].map((key) => signs('sign', key, `節${key}`));
		expect(prompt(...five).subject).toBe('【決裁のお願い】最上地域の計画：5つの節');
		expect(prompt(told('due', { thread: { ...thread, due: '2026-11-29' } })).subject).toBe(
			'【期限は明日】最上地域の計画：02 地域課題',
		);
		expect(prompt(told('due', { thread: { ...thread, due: '2026-11-28' } })).subject).toContain('【期限は今日】');
		expect(prompt(told('due', { thread: { ...thread, due: '2026-11-27' } })).subject).toContain('【期限を過ぎた依頼】');
	});

	it('[MA26] a subject is one line of at most sixty letters, whatever is in a title', () => {
		const title = `計画\r\nBcc: all@example.jp\u202e${'長い'.repeat(60)}`;
		const { subject, text } = prompt(told('asked', { plan: { ...plan, title } }), told('asked'));
		expect([...subject].length).toBeLessThanOrEqual(60);
		expect(subject).not.toMatch(/[\p{Cc}\u202e]/u);
		expect(subject.endsWith('：02 地域課題 ほか1件')).toBe(true);
		expect(text).not.toContain('\r');
	});

	it('[MA27] 確認 and 決裁 stand apart and are never called by each other’s name', () => {
		const { subject, text } = prompt(signs('check'), signs('sign', '03', '住民'));
		expect(subject).toContain('決裁のお願い');
		const [decision, check] = text.slice(text.indexOf('■ 決裁'), text.indexOf('お知らせの一覧')).split('■ 確認');
		expect(decision).toContain('03 住民');
		expect(decision).not.toMatch(/確認|地域課題/);
		expect(check).toContain('02 地域課題');
		expect(check).not.toContain('決裁');
		expect(text.match(/\/plans\/p1\/signoff/g)).toHaveLength(2);
	});

	it.each(noticeKinds)('[MA28] %s has words, a head and an address of its own', (kind) => {
		const { subject, text } = prompt(told(kind, { detail: '数が違うため' }));
		expect(`${subject}${text}`).not.toMatch(/undefined|null|章/);
		expect(text).toContain('https://renkei.example.jp/t/t1');
		const bare = prompt(told(kind, { by: null, thread: null, place: null })).text;
		expect(bare).toContain(ofPasskeys.includes(kind) ? 'パスキー' : '計画全体');
		const reasons: readonly NoticeKind[] = ['returned', 'reopened', 'withdrawn', 'correction', 'objected'];
		expect(text.includes('理由：数が違うため')).toBe(reasons.includes(kind));
	});

	it('[MA29] long words are cut, in lines that no mail program breaks, and addresses stay whole', () => {
		const text = prompt(told('asked', { thread: { ...thread, text: `長い言葉\n${'あ'.repeat(300)}` } })).text;
		const quoted = text.split('\n').filter((line) => line.startsWith('  > '));
		expect(quoted).toHaveLength(3);
		expect(quoted.at(-1)?.endsWith('…')).toBe(true);
		const widths = text.split('\n').map((line) => [...line].reduce((sum, letter) => sum + (letter > '\u00ff' ? 2 : 1), 0));
		expect(Math.max(...widths)).toBeLessThanOrEqual(72);
	});

	it('[MA30] of a walled part and for whoever wants no words, nothing that people have written is in it', () => {
		const words = /母数|書かれた理由|回の名前/;
		const round = { id: 'r1', title: '回の名前', items: 3, waiting: 2 };
		const every = (change: Partial<ToldNotice>) =>
			// A passkey is of no part, and its person knows it by the name that they gave it.
			noticeKinds
				.filter((kind) => !ofPasskeys.includes(kind))
				.map((kind) => told(kind, { round, detail: '書かれた理由', ...change }));
		expect(composePrompt({ ...ask, told: [told('asked')] }).text).toMatch(words);
		for (const notice of every({ place: { ...place, key: 'memo', title: '庁内メモ', walled: true } })) {
			expect(prompt(notice).text).not.toMatch(words);
			expect(prompt(notice).text).toContain('言葉はメールに載せません。Renkei でお読みください。');
		}
		for (const notice of every({})) {
			expect(composePrompt({ ...ask, words: false, told: [notice] }).text).not.toMatch(words);
		}
	});
});

describe('a passkey', () => {
	const detail = 'パスキー「庁舎の端末」を登録しました';
	const own = (kind: NoticeKind, more: Partial<ToldNotice> = {}) =>
		composePrompt({ ...ask, words: false, told: [told(kind, { thread: null, place: null, detail, ...more })] });

	it('[PK22] its person reads when it was, its name and what to do, whatever words they want', () => {
		const { subject, text } = own('passkey');
		expect(subject).toBe('【あなたのパスキー】最上地域の計画：パスキー');
		expect(text).toContain('パスキーのお知らせが1件あります');
		expect(text).toContain('したこと：パスキー「庁舎の端末」を登録しました');
		expect(text).toMatch(/日時：2026年\d+月\d+日 \d+時\d\d分\d\d秒/);
		expect(text).toContain('心当たりがなければ、すぐに次の三つをしてください。');
		expect(text).toContain('https://renkei.example.jp/settings');
	});

	it('[PK22] a colleague reads whose it is, and to ask them directly', () => {
		const { subject, text } = own('passkey-lost', { detail: 'パスキー「庁舎の端末」が手元にないと届け出ました' });
		expect(subject).toBe('【同じ団体の人のパスキー】最上地域の計画：パスキー');
		expect(text).toMatch(/さん：パスキー「庁舎の端末」が手元にないと届け出ました/);
		expect(text).toContain('本人に、直接（電話など、Renkei ではない方法で）確かめてください。');
		expect(text).not.toContain('/settings');
	});
});

describe('the digest', () => {
	it('[MA31] holds every plan under its name and says how many there are', () => {
		const other = { ...plan, id: 'p2', title: '庄内地域の計画' };
		const notices = [told('replied'), told('frozen', { thread: null, plan: other })];
		const { subject, text } = composeDigest({ ...ask, told: notices, openBeside: 3 });
		expect(subject).toBe('【お知らせ 2件】Renkei 11月28日');
		expect(text).toContain('◆ 最上地域の計画\n\n■ 返信\n・02 地域課題：質問');
		expect(text).toContain('◆ 庄内地域の計画\n\n■ 凍結\n・02 地域課題');
		expect(text).toContain('https://renkei.example.jp/plans/p2/s/02');
		expect(text).toContain('ほかに、済んでいない依頼が3件あります。');
		expect(composeDigest({ ...ask, told: notices, openBeside: 0 }).text).not.toContain('済んでいない依頼');
	});

	it('[MA31b] spells out twenty at most and counts the others', () => {
		const notices = Array.from({ length: 23 }, (_, index) => told('replied', { thread: { ...thread, id: `t${index}` } }));
		const { text } = composeDigest({ ...ask, told: notices, openBeside: 0 });
		expect(text.match(/・02/g)).toHaveLength(20);
		expect(text).toContain('このほかに3件あります。');
	});
});

it('[MA19b] the mail with a code tells it in the text alone', () => {
	const { subject, text } = composeCode({ code: '012345', origin: ask.origin });
	expect(text).toContain('番号：012345');
	expect(subject).not.toContain('012345');
});
