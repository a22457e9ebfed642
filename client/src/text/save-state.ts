import { refusalOf } from '@renkei/plan';

/**
 * What may be said about saving. Nothing else may be: each kind is one row of the table of permitted words.
 * Times are milliseconds since the epoch.
 */
export type SaveState =
	/** Nothing is open, or nothing has been loaded yet: say nothing. */
	| { readonly kind: 'none' }
	| { readonly kind: 'typing' }
	| { readonly kind: 'saving' }
	| { readonly kind: 'saved'; readonly at: number }
	/** No acknowledgement for more than five seconds while connected. */
	| { readonly kind: 'waiting'; readonly changes: number }
	/** Not connected; `changes` may be 0, then nothing of this person's is at risk. `kept`: they lie on this device's disk. */
	| { readonly kind: 'offline'; readonly changes: number; readonly kept: boolean; readonly savedAt: number | null }
	/** The server refused what was written; the words were kept as `draft` (null when only deletions were refused). */
	| {
			readonly kind: 'refused';
			readonly part: string;
			readonly code: string;
			readonly text: string;
			readonly at: number;
			readonly draft: string | null;
	  }
	/** This part can no longer be reached with this page: signed out, no right, unknown, page too old. */
	| { readonly kind: 'gone'; readonly code: number; readonly changes: number; readonly kept: boolean };

const clock = new Intl.DateTimeFormat('ja-JP', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Tokyo' });

/** A time of day as 「14:32」. */
export function timeOfDay(at: number): string {
	return clock.format(at);
}

/** The words about saving: the only permitted ones (ux.md §2.1). Empty when nothing may be said. */
export function saveText(state: SaveState): string {
	switch (state.kind) {
		case 'none':
			return '';
		case 'typing':
			return '入力中';
		case 'saving':
			return '保存しています…';
		case 'saved':
			return `保存しました ${timeOfDay(state.at)}`;
		case 'waiting':
			return `まだサーバーに届いていません（この画面を閉じないでください）${state.changes > 0 ? `　送信待ち ${state.changes}件` : ''}`;
		case 'offline':
			return offlineText(state);
		case 'refused':
			return `保存できませんでした：${state.text}`;
		case 'gone':
			return goneText(state);
	}
}

/** The short words for the right end of the plan bar, where the long ones stand in a strip. */
export function saveTextShort(state: SaveState): string {
	switch (state.kind) {
		case 'waiting':
			return 'まだ届いていません';
		case 'offline':
			return 'つながっていません';
		case 'refused':
			return '保存できませんでした';
		case 'gone':
			return '開けません';
		default:
			return saveText(state);
	}
}

function offlineText({ changes, kept, savedAt }: Extract<SaveState, { kind: 'offline' }>): string {
	const last = savedAt === null ? '' : `最後に届いたのは ${timeOfDay(savedAt)}`;
	if (changes === 0) {
		return `つながっていません。${last === '' ? 'つながるまでお待ちください' : `${last}です`}。`;
	}
	const where = kept ? 'この端末に仮に置いてあります' : 'この画面の中だけにあります';
	return `つながっていません。書いた内容は${where}（まだ送れていない変更 ${changes}件${last === '' ? '' : `、${last}`}）`;
}

/** What a close code for good means, in the words of the refusals, and where what was not sent is. */
function goneText({ code, changes, kept }: Extract<SaveState, { kind: 'gone' }>): string {
	if (code === 4403 || code === 4404) {
		// 「見つかりません」 would puzzle whoever has just been reading it.
		return 'いまの席では、この部分を見られなくなりました。';
	}
	if (changes > 0 && kept) {
		const words = { 4401: '入り直しが必要です。', 4426: '画面が古くなりました。読み込み直してください。' } as const;
		const what = code in words ? words[code as keyof typeof words] : '';
		return `${what}まだ送れていない変更 ${changes}件はこの端末にあり、同じ人が開くと送ります。`;
	}
	const words = { 4401: 'not-signed-in', 4426: 'client-too-old' } as const;
	return refusalOf(code in words ? words[code as keyof typeof words] : 'malformed').text;
}
