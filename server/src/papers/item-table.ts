import type { RoundTableView } from '@renkei/api';
import type { Sheet } from './sheet.ts';

type Item = RoundTableView['items'][number];

const kindWords: Readonly<Record<Item['kind'], string>> = {
	comment: '指摘',
	question: '質問',
	'must-fix': '必ず直す',
	suggestion: '提案',
	'pre-consultation': '事前相談で指摘',
};

const statusWords: Readonly<Record<Item['status'], string>> = {
	open: '未対応',
	doing: '対応中',
	done: '対応した',
	wont: '対応しない',
};

const columns: Sheet['columns'] = [
	{ title: '番号', width: 6 },
	{ title: '節', width: 16 },
	{ title: '団体', width: 10 },
	{ title: '箇所', width: 20 },
	{ title: '種類', width: 10 },
	{ title: '指摘', width: 36 },
	{ title: '指摘した人', width: 14 },
	{ title: '宛先', width: 14 },
	{ title: '期限', width: 12 },
	{ title: '回答', width: 36 },
	{ title: '回答した人', width: 14 },
	{ title: '対応状況', width: 11 },
	{ title: '直す前', width: 36 },
	{ title: '直した後', width: 36 },
];

/** The name of the sheet, and of the file before the round's number. */
export const itemTableName = '指摘事項対応表';

/**
 * The 指摘事項対応表 as a sheet, with the words that the offices use for it.
 * @param plan title of the plan
 * @param at when it was read, as a day and time that people read
 * @param checkpoint of the plan's log: whoever keeps the paper keeps that too
 */
export function itemTableSheet(
	{ round, items }: RoundTableView,
	{ plan, at, checkpoint }: { readonly plan: string; readonly at: string; readonly checkpoint: string },
): Sheet {
	const called = [roundWords(round), round.title].filter((words) => words !== '');
	return {
		name: itemTableName,
		title: `${plan}　${itemTableName}　${[...new Set(called)].join(' ')}（${at}の状態）`,
		columns,
		rows: items.map(rowOf),
		foot: ['この計画の記録簿の要約（後の確かめに使う5行）', ...checkpoint.trimEnd().split('\n')],
	};
}

/** 「第2回」; empty while it is collected. */
function roundWords({ number }: RoundTableView['round']): string {
	return number === null ? '' : `第${number}回`;
}

/** Name of the file: 「指摘事項対応表_第2回.xlsx」. */
export function itemTableFile(round: RoundTableView['round']): string {
	return `${itemTableName}_${roundWords(round) || 'まとめている途中'}.xlsx`;
}

function rowOf(item: Item): Sheet['rows'][number] {
	const { section, comment, answer } = item;
	return [
		item.item,
		/^\d/.test(section.key) ? `${section.key} ${section.title}` : section.title,
		item.body ?? '共通',
		[item.place, item.quote === null ? '' : `「${item.quote}」`].filter((words) => words !== '').join(' '),
		kindWords[item.kind],
		[comment.text, item.proposed === null ? '' : `直す案：${item.proposed}`].filter((words) => words !== '').join('\n'),
		speaker(comment),
		item.to,
		item.due,
		answer?.text ?? null,
		answer === null ? null : speaker(answer),
		item.resolved ? '解決' : statusWords[item.status],
		item.before,
		item.detached ? '（指摘した所は、なくなっています）' : item.after,
	];
}

const speaker = ({ party, person }: Item['comment']): string => [party, person].filter((words) => words !== '').join(' ');
