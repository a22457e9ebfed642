import type { OpenItemView } from '@renkei/api';
import { dayOf, eraYear, isOverdue, type Template } from '@renkei/plan';
import type { OpenItem } from '../../usecases/open-items.ts';
import { sectionTitle } from '../../usecases/status/section-title.ts';
import { placeTitle } from './place-title.ts';

/** An open thread in the list of all plans. @param today day in Japan (ISO date) */
export function presentOpenItem(item: OpenItem, { template, today }: { template: Template; today: string }): OpenItemView {
	const { grant, part, row, open, seats } = item;
	const nameOf = (code: string) => grant.parties.find((party) => party.code === code)?.name ?? code;
	const speaker = (seat: string) => {
		const one = seats.get(seat);
		return { person: one?.person ?? '', party: one?.party.name ?? '' };
	};
	const asked = row.to_seat === null ? undefined : seats.get(row.to_seat);
	return {
		thread: row.id,
		plan: { id: grant.plan.id, title: grant.plan.title },
		section: { key: part.key, title: sectionTitle(template, part.key).title },
		part: part.id,
		body: part.body === null ? null : nameOf(part.body),
		place: placeTitle(template, part, row, nameOf),
		quote: row.quote,
		kind: row.kind as OpenItemView['kind'],
		text: open.text,
		by: speaker(open.startedBy.seat),
		at: row.at,
		last: { ...speaker(open.lastBy.seat), at: open.at },
		to: row.to_party === null ? null : `${nameOf(row.to_party)}${asked === undefined ? '' : ` ${asked.person}さん`}`,
		due: row.due,
		overdue: isOverdue({ state: 'open', due: row.due }, today),
		forMe: item.forMe,
		waitsForMe: item.waitsForMe,
	};
}

const heads = [
	...['計画', '節', '部分', '場所', '引用', '種類', '指摘'],
	...['書いた団体・事業者', '書いた人', '書いた日時', '最後に書いた団体・事業者', '最後に書いた人', '最後の日時'],
	...['宛先', '期限', '期限を過ぎた', '自分の返事待ち'],
];

const kinds: Readonly<Record<OpenItemView['kind'], string>> = {
	comment: '指摘',
	question: '質問',
	'must-fix': '必ず直す',
	suggestion: '提案',
	'pre-consultation': '事前相談で指摘',
};

const japan = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'short' });
/** 2026/11/28 14:20 in Japan, which Excel takes as a time. */
const timeOf = (iso: string): string => japan.format(new Date(iso)).replaceAll('-', '/');

/** The log of a plan as it stood when items of the plan were taken away. */
export interface TakenCheckpoint {
	/** Title of the plan. */
	readonly plan: string;
	/** The signed note. */
	readonly note: string;
	/** The verifier key that it is signed with, which holds the id of the key. */
	readonly key: string;
}

const checkpointHeads = [
	...['計画', '記録簿の名前（origin）', '項の数', '要約値（root）'],
	...['署名を確かめる鍵', '要約の全文（後の確かめに使う5行）'],
];

/**
 * The whole file: the items under their heads, how many were left out, and after a blank row the checkpoint of each plan's
 * log. All rows have as many cells as there are heads.
 */
export function openItemSheet(
	items: readonly OpenItemView[],
	{ left, checkpoints }: { readonly left: number; readonly checkpoints: readonly TakenCheckpoint[] },
): string[][] {
	const rows = [
		...openItemRows(items),
		...(left > 0 ? [[`ほかに${left}件あります。計画ごとに書き出してください。`]] : []),
		...(checkpoints.length > 0 ? [[], ['書き出したときの、各計画の記録簿の要約'], checkpointHeads] : []),
		...checkpoints.map(checkpointRow),
	];
	return rows.map((row) => heads.map((_, column) => row[column] ?? ''));
}

/** The note stands in one cell as well: a root may begin with a letter before which an apostrophe is put. */
function checkpointRow({ plan, note, key }: TakenCheckpoint): string[] {
	const [origin = '', size = '', root = ''] = note.split('\n');
	return [plan, origin, size, root, key, note];
}

function openItemRows(items: readonly OpenItemView[]): string[][] {
	const rows = items.map((item) => [
		...[item.plan.title, `${item.section.key} ${item.section.title}`, item.body ?? '共通の部分', item.place, item.quote ?? ''],
		...[kinds[item.kind], item.text, item.by.party, item.by.person, timeOf(item.at)],
		...[item.last.party, item.last.person, timeOf(item.last.at)],
		...[item.to ?? '', (item.due ?? '').replaceAll('-', '/'), item.overdue ? 'はい' : '', item.waitsForMe ? 'はい' : ''],
	]);
	return [heads, ...rows];
}

/** 未対応の指摘_令和8年11月28日 of a day in Japan (ISO date). */
export function openItemsName(today: string): string {
	const day = dayOf(today);
	return `未対応の指摘_${day === null ? today : `${eraYear(day)}${day.month}月${day.day}日`}`;
}
