import { defineText } from './language.tsx';
import { type SaveState, saveText, saveTextShort, timeOfDay } from './save-state.ts';

function englishShort(state: SaveState): string {
	switch (state.kind) {
		case 'none':
			return '';
		case 'typing':
			return 'Typing';
		case 'saving':
			return 'Saving…';
		case 'saved':
			return `Saved ${timeOfDay(state.at)}`;
		case 'waiting':
			return 'Not on the server yet';
		case 'offline':
			return 'Not connected';
		case 'refused':
			return 'Could not be saved';
		case 'gone':
			return 'Cannot be opened';
	}
}

function englishLong(state: SaveState): string {
	switch (state.kind) {
		case 'waiting':
			return `Not on the server yet: ${state.changes} changes`;
		case 'offline': {
			const last = state.savedAt === null ? '' : ` Last saved ${timeOfDay(state.savedAt)}.`;
			return state.changes === 0
				? `Not connected.${last}`
				: `Not connected. What you wrote is ${state.kept ? 'kept on this device for now' : 'only on this page'} (${state.changes} changes not sent).${last}`;
		}
		case 'gone':
			return state.changes > 0 && state.kept
				? `You need to open it again. ${state.changes} changes not sent are kept on this device and are sent when you do.`
				: englishShort(state);
		case 'refused':
			return `Could not be saved: ${state.text}`;
		default:
			return englishShort(state);
	}
}

/** The only words that may be said about saving (ux.md §2.1), and those about refused words and who is here. */
export const savingText = defineText({
	ja: {
		name: '保存の状態',
		short: saveTextShort,
		strip: saveText,
		stay: 'この画面を閉じないでください。',
		sentLater: 'つながると送ります。',
		retry: 'いまやり直す',
		refusedTitle: (why: string) => `保存できませんでした：${why}`,
		drafts: '保存できなかった文',
		toDrafts: '残した文を見る',
		draftOf: (place: string, time: string) => `${place}（${time}）`,
		draftSafe: '書いた文はこの端末に残してあります。',
		draftFleeting: '書いた文はこの画面の中だけにあります。閉じると消えるので、要るときは先にコピーしてください。',
		draftText: '書いた文',
		copy: '書いた文をコピー',
		copied: 'コピーしました',
		notCopied: 'コピーできませんでした。文を選んでCtrl+Cを押してください。',
		asThread: '指摘として残す',
		asThreadDone: (title: string) => `指摘として残しました。${title}の指摘の欄にあります。`,
		asThreadSee: '指摘を見る',
		discard: '捨てる',
		discardAsk: 'この文を捨てますか。元には戻せません。',
		discardNow: '捨てる',
		keep: '残しておく',
		close: '閉じる',
		reload: '読み込み直す',
		presence: (count: number) => `いま入っている人 ${count}人`,
		here: 'いま入っている人',
		places: (places: readonly string[]) => places.join('、'),
	},
	en: {
		name: 'State of saving',
		short: englishShort,
		strip: englishLong,
		stay: 'Do not close this page.',
		sentLater: 'It is sent once there is a connection.',
		retry: 'Try again now',
		refusedTitle: (why: string) => `Could not be saved: ${why}`,
		drafts: 'Words that could not be saved',
		toDrafts: 'See what was kept',
		draftOf: (place: string, time: string) => `${place} (${time})`,
		draftSafe: 'What you wrote is kept on this device.',
		draftFleeting: 'What you wrote is only on this page and goes when you close it. Copy it first if you need it.',
		draftText: 'What you wrote',
		copy: 'Copy the words',
		copied: 'Copied',
		notCopied: 'Copying failed. Select the words and press Ctrl+C.',
		asThread: 'Leave it as a comment',
		asThreadDone: (title: string) => `Left as a comment, among the comments on ${title}.`,
		asThreadSee: 'See the comment',
		discard: 'Discard',
		discardAsk: 'Discard these words? They cannot be brought back.',
		discardNow: 'Discard',
		keep: 'Keep them',
		close: 'Close',
		reload: 'Reload',
		presence: (count: number) => `${count} people here`,
		here: 'People here now',
		places: (places: readonly string[]) => places.join(', '),
	},
});
