import { expect, it } from 'vitest';
import { saveText, saveTextShort, timeOfDay } from './save-state.ts';

const at = Date.UTC(2026, 9, 6, 5, 32);

it('[SW10] says only the permitted words', () => {
	expect(timeOfDay(at)).toBe('14:32');
	expect(saveText({ kind: 'none' })).toBe('');
	expect(saveText({ kind: 'typing' })).toBe('入力中');
	expect(saveText({ kind: 'saving' })).toBe('保存しています…');
	expect(saveText({ kind: 'saved', at })).toBe('保存しました 14:32');
	expect(saveText({ kind: 'waiting', changes: 3 })).toBe(
		'まだサーバーに届いていません（この画面を閉じないでください）　送信待ち 3件',
	);
	expect(saveText({ kind: 'offline', changes: 3, kept: false, savedAt: at })).toBe(
		'つながっていません。書いた内容はこの画面の中だけにあります（まだ送れていない変更 3件、最後に届いたのは 14:32）',
	);
	expect(saveText({ kind: 'offline', changes: 3, kept: true, savedAt: null })).toBe(
		'つながっていません。書いた内容はこの端末に仮に置いてあります（まだ送れていない変更 3件）',
	);
	expect(saveText({ kind: 'offline', changes: 0, kept: true, savedAt: at })).toBe(
		'つながっていません。最後に届いたのは 14:32です。',
	);
	expect(saveTextShort({ kind: 'offline', changes: 0, kept: true, savedAt: null })).toBe('つながっていません');
});

it('[SW10] says why a part was left, in the words of the refusals', () => {
	expect(saveText({ kind: 'gone', code: 4401, changes: 0, kept: false })).toContain('入り直しが必要です');
	expect(saveText({ kind: 'gone', code: 4401, changes: 2, kept: true })).toBe(
		'入り直しが必要です。まだ送れていない変更 2件はこの端末にあり、同じ人が開くと送ります。',
	);
	expect(saveText({ kind: 'gone', code: 4404, changes: 0, kept: false })).toBe('いまの席では、この部分を見られなくなりました。');
	expect(saveText({ kind: 'refused', part: 'p', code: 'part-frozen', text: '凍結されています。', at, draft: null })).toBe(
		'保存できませんでした：凍結されています。',
	);
});
