import { defineText } from './language.tsx';

/** Words of comments on fields, cells and computed figures, where these stand. */
export const placeCommentsText = defineText({
	ja: {
		comment: (title: string) => `「${title}」に指摘を付ける`,
		see: (title: string, count: number) => `「${title}」の指摘 ${count}件を見る`,
		figureComment: (title: string) => `${title}に指摘を付ける`,
		figureSee: (title: string, count: number) => `${title}の指摘 ${count}件を見る`,
		/** A figure of one body: 「国費（朝霧町）」. */
		ofBody: (amount: string, body: string) => `${amount}（${body}）`,
		kpiFigure: (no: string, name: string, period: string) => ['KPI', no, name, period].filter((word) => word !== '').join(' '),
		cellTitle: (table: string, column: string) => `${table}・${column}`,
		cellComment: 'この欄に指摘を付ける',
		cellCommentIn: (table: string) => `この欄に指摘を付ける：${table}`,
		count: (count: number) => `指摘${count}件`,
		cellNamed: (cell: string, count: number) => `${cell}、指摘${count}件`,
		cellHas: (count: number) => `この欄に指摘が${count}件あります`,
		cellSee: 'この欄の指摘を見る',
		newRow: '新しい行には、値を入れてから指摘を付けられます。',
		notHere: 'この行には指摘を付けられません。',
	},
	en: {
		comment: (title: string) => `Comment on “${title}”`,
		see: (title: string, count: number) => `See ${count} comments on “${title}”`,
		figureComment: (title: string) => `Comment on ${title}`,
		figureSee: (title: string, count: number) => `See ${count} comments on ${title}`,
		ofBody: (amount: string, body: string) => `${amount} (${body})`,
		kpiFigure: (no: string, name: string, period: string) => ['KPI', no, name, period].filter((word) => word !== '').join(' '),
		cellTitle: (table: string, column: string) => `${table}, ${column}`,
		cellComment: 'Comment on this cell',
		cellCommentIn: (table: string) => `Comment on this cell: ${table}`,
		count: (count: number) => `${count} comments`,
		cellNamed: (cell: string, count: number) => `${cell}, ${count} comments`,
		cellHas: (count: number) => `There are ${count} comments on this cell`,
		cellSee: 'See the comments on this cell',
		newRow: 'A new row takes comments once it holds a value.',
		notHere: 'This row takes no comments of yours.',
	},
});
