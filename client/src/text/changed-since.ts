import { defineText } from './language.tsx';

/** Words of what changed since somebody signed, and of what changed between two texts of a part. */
export const changedSinceText = defineText({
	ja: {
		title: (count: number | null) => (count === null || count === 0 ? '前回から変わった所' : `前回から変わった所 ${count}か所`),
		last: (day: string, seq: number, who: string, verdict: string) => `前回：${day} 版${seq} に${who}が${verdict}`,
		lastUnknown: (day: string, who: string, verdict: string) => `前回：${day} に${who}が${verdict}`,
		none: '文は前回と同じです。',
		unknown: '前回の版が記録に残っていないため、変わった所だけを出せません。凍結した文を全部読んで確かめてください。',
		rest: (count: number) => `ほか${count}か所`,
		fold: 'はじめの3か所だけにする',
		failed: '変わった所を読み込めませんでした。記録と文はそのまま残っています。',
		before: '前',
		after: '今',
		difference: '差',
	},
	en: {
		title: (count: number | null) =>
			count === null || count === 0 ? 'Changed since last time' : `Changed since last time: ${count}`,
		last: (day: string, seq: number, who: string, verdict: string) => `Last time: ${day}, version ${seq}, ${who}: ${verdict}`,
		lastUnknown: (day: string, who: string, verdict: string) => `Last time: ${day}, ${who}: ${verdict}`,
		none: 'The words are the same as last time.',
		unknown: 'The version of last time is not in the record, so the changes cannot be shown alone. Read all the frozen words.',
		rest: (count: number) => `${count} more`,
		fold: 'Only the first 3',
		failed: 'The changes could not be loaded. Records and words are untouched.',
		before: 'Before',
		after: 'Now',
		difference: 'Difference',
	},
});
