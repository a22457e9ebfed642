import type { ItemStatus, RoundKind } from '@renkei/plan';
import { defineText } from './language.tsx';

/** Words of how far an item has come; resolved, it counts as nothing else. */
type ItemWords = Readonly<Record<ItemStatus | 'resolved', string>>;
type KindWords = Readonly<Record<RoundKind, string>>;

/** Words of rounds of comments (指摘の回) and of their 指摘事項対応表. */
export const roundsText = defineText({
	ja: {
		title: '指摘の回',
		what: '集めた指摘を、1回分としてまとめて公開します。公開した回ごとに、指摘と回答の対応表ができます。',
		kind: { review: '指摘', 'pre-consultation': '事前相談' } satisfies KindWords as KindWords,
		kindHelp: {
			review: '計画を読んだ人からの指摘を集めます。',
			'pre-consultation': '国から受けた指摘を、国に代わって入れます。種類は「事前相談で指摘」になります。',
		} satisfies KindWords as KindWords,
		status: {
			open: '未対応',
			doing: '対応中',
			done: '対応した',
			wont: '対応しない',
			resolved: '解決',
		} satisfies ItemWords as ItemWords,
		numbered: (number: number, kind: string) => `第${number}回 ${kind}`,
		collecting: (kind: string) => `${kind}の回（公開前）`,
		named: (name: string, title: string) => `${name}：${title}`,
		count: (status: string, count: number) => `${status} ${count}件`,
		items: (count: number) => `${count}件`,
		progress: (settled: number, total: number) => `${total}件のうち${settled}件が済み（対応した、対応しない、解決）`,
		settled: (settled: number, total: number) => `済み ${settled}／${total}件`,
		released: (at: string, party: string, person: string) => `${party} ${person}さんの回、${at}に公開`,
		begun: (at: string, person: string) => `${at}に${person}さんが集め始めました`,
		revision: (number: number) => `公開したときの版：第${number}版`,
		sinceRevision: '公開後の変更を見る',
		sinceRevisionOf: (round: string) => `${round}：公開後の変更を見る`,
		toTable: '対応表を開く',
		toTableOf: (round: string) => `${round}の対応表を開く`,
		list: '公開した回',
		none: '公開した回はまだありません。',
		noneMayCollect: '「指摘を集め始める」を押してから各節で指摘を書くと、公開するまで自分の団体だけに見えます。',
		noneOthers:
			'国の委託事業者、都道府県、代表団体が指摘を集めて公開すると、ここに並びます。公開前の指摘は、集めている団体だけに見えます。',
		begin: '指摘を集め始める',
		beginWhat: '公開するまで、集めた指摘は自分の団体の人だけに見えます。',
		beginKind: '何の指摘か',
		beginTitle: '回の名前',
		beginTitleHelp: '例：10月版への指摘。空なら、公開するときに「第1回 指摘」のような名前が付きます。',
		titleLong: (count: number) => `回の名前は100字までです。いま${count}字あります。`,
		beginDo: '集め始める',
		begunNow: '集め始めました。各節で書く指摘は、この回に入ります。',
		own: '集めている回',
		ownOnly: '自分の団体だけに見えています',
		holds: (count: number) =>
			count === 0 ? 'まだ指摘はありません。各節で指摘を書くと、ここに入ります。' : `いま${count}件あります。`,
		release: '公開する',
		releaseTitle: (name: string) => `${name}を公開しますか`,
		releaseWhat: (count: number, bodies: string) => `${count}件を公開します。答える団体：${bodies}`,
		releaseSeen: 'この計画を読める人全員に見えるようになり、元には戻せません。',
		releaseKept: 'いまの計画全体を、この回の名前の付いた版として残します。',
		releaseEmpty: 'まだ指摘がないので公開できません。各節で指摘を書いてください。',
		releaseDone: (count: number) => `${count}件を公開しました。`,
		discard: '取りやめる',
		discardTitle: (name: string) => `${name}を取りやめますか`,
		discardWhat: (count: number) =>
			count === 0 ? '集めた指摘はありません。' : `集めた${count}件の指摘も消えます。元には戻せません。`,
		discardDone: '取りやめました。',
		tableTitle: (name: string) => `指摘事項対応表：${name}`,
		toRounds: '指摘の回の一覧へ',
		export: 'Excelで書き出す',
		table: '指摘事項対応表',
		head: {
			number: '番号',
			place: '節・箇所',
			kind: '種類',
			comment: '指摘',
			asked: '宛先・期限',
			answer: '回答',
			status: '対応状況',
			words: '直す前／直した後',
		},
		item: (item: number | null) => (item === null ? '—' : `${item}`),
		itemName: (item: number | null, section: string) => (item === null ? `${section}の指摘` : `No.${item}`),
		saidBy: (party: string, person: string, at: string) => `${party} ${person}さん ${at}`,
		proposed: '提案の文',
		partOf: (body: string) => `${body}の部分`,
		trunk: '共通の部分',
		due: (day: string) => `期限 ${day}`,
		detached: '元の箇所はなくなりました',
		noAnswer: 'まだ回答はありません',
		resolvedBy: (person: string) => `${person}さんが解決`,
		noWords: '対象の文はありません',
		unchanged: '公開後に変わっていません',
		longWords: '違いを見る',
		filters: '表示する項目',
		byStatus: '対応状況',
		byBody: '団体',
		all: 'すべて',
		ownItems: '自分の団体の項目',
		shown: (shown: number, all: number) => `${all}件のうち${shown}件を表示`,
		noItems: 'この回に、この席で読める項目はありません。',
		noItemsYet: 'まだ項目はありません。各節で指摘を書くと、ここに入ります。',
		toText: '計画の本文を開く',
		noneFits: 'この条件に合う項目はありません。',
		showAll: 'すべて表示する',
		answer: '回答する',
		answerOf: (item: string) => `${item}に回答する`,
		answerForm: (item: string) => `${item}への回答`,
		answerWords: '回答',
		answerHelp: '状況だけを変えるときは、空のままで構いません。',
		answerNothing: '状況を変えるか、回答を書いてください。',
		record: '記録する',
		recorded: (item: string) => `${item}の回答を記録しました。`,
		cancel: 'やめる',
		close: '閉じる',
		where: '伝え方',
		atOnce: 'すぐに伝える',
		into: (name: string) => `集めている回に入れる（${name}）`,
		ended: '入れるはずの回が、公開されたか取りやめられました。伝え方を選び直してください。',
		draft: (title: string) => `まだ公開していません（${title === '' ? '集めている回' : `${title}の回`}）`,
		itemOf: (title: string, item: number) => `${title} No.${item}`,
		statusBy: (party: string, person: string, at: string) => `（${party} ${person}さん ${at}）`,
		fixedKind: (kind: string) => `種類：${kind}`,
	},
	en: {
		title: 'Rounds of comments',
		what: 'Collected comments are released together as a round. Each released round has a table of comments and answers.',
		kind: { review: 'Review', 'pre-consultation': 'Pre-consultation' },
		kindHelp: {
			review: 'Comments of whoever reads the plan.',
			'pre-consultation': 'What the state said, entered on its behalf. The kind is “from the pre-consultation”.',
		},
		status: { open: 'Open', doing: 'In progress', done: 'Done', wont: 'Will not do', resolved: 'Resolved' },
		numbered: (number: number, kind: string) => `${kind}, round ${number}`,
		collecting: (kind: string) => `${kind} (not released)`,
		named: (name: string, title: string) => `${name}: ${title}`,
		count: (status: string, count: number) => `${status} ${count}`,
		items: (count: number) => (count === 1 ? '1 item' : `${count} items`),
		progress: (settled: number, total: number) => `${settled} of ${total} settled (done, will not do, resolved)`,
		settled: (settled: number, total: number) => `Settled ${settled} of ${total}`,
		released: (at: string, party: string, person: string) => `Round of ${person}, ${party}, released ${at}`,
		begun: (at: string, person: string) => `Begun by ${person}, ${at}`,
		revision: (number: number) => `Released on version ${number}`,
		sinceRevision: 'See changes since the release',
		sinceRevisionOf: (round: string) => `${round}: see changes since the release`,
		toTable: 'Open the table',
		toTableOf: (round: string) => `Open the table of ${round}`,
		list: 'Released rounds',
		none: 'No round has been released yet.',
		noneMayCollect: 'Press “Begin collecting” and write comments in the sections: until the release your party alone sees them.',
		noneOthers:
			'Rounds that the vendor, a prefecture or the lead body releases are listed here. Until then the party that collects sees them alone.',
		begin: 'Begin collecting',
		beginWhat: 'Until the release the collected comments are seen by your party alone.',
		beginKind: 'Which comments',
		beginTitle: 'Name of the round',
		beginTitleHelp: 'For example: comments on the October version. Left empty, it is named by its number at the release.',
		titleLong: (count: number) => `A name has 100 characters at most; this one has ${count}.`,
		beginDo: 'Begin',
		begunNow: 'Begun. Comments that you write in the sections go into this round.',
		own: 'Being collected',
		ownOnly: 'Seen by your party alone',
		holds: (count: number) =>
			count === 0
				? 'No comments yet. What you write in the sections comes here.'
				: count === 1
					? 'It holds 1 comment.'
					: `It holds ${count} comments.`,
		release: 'Release',
		releaseTitle: (name: string) => `Release ${name}?`,
		releaseWhat: (count: number, bodies: string) =>
			`${count === 1 ? '1 comment is' : `${count} comments are`} released. Bodies that answer: ${bodies}`,
		releaseSeen: 'Everybody who may read this plan will see them. This cannot be undone.',
		releaseKept: 'The whole plan as it is now is kept as a version with the name of this round.',
		releaseEmpty: 'There is nothing to release yet. Write comments in the sections.',
		releaseDone: (count: number) => (count === 1 ? '1 comment is released.' : `${count} comments are released.`),
		discard: 'Discard',
		discardTitle: (name: string) => `Discard ${name}?`,
		discardWhat: (count: number) =>
			count === 0 ? 'It holds no comments.' : `Its comments (${count}) are deleted too. This cannot be undone.`,
		discardDone: 'Discarded.',
		tableTitle: (name: string) => `Table of comments: ${name}`,
		toRounds: 'To the list of rounds',
		export: 'Export to Excel',
		table: 'Table of comments and answers',
		head: {
			number: 'No.',
			place: 'Section, place',
			kind: 'Kind',
			comment: 'Comment',
			asked: 'Addressee, last day',
			answer: 'Answer',
			status: 'Status',
			words: 'Before / after',
		},
		item: (item: number | null) => (item === null ? '—' : `${item}`),
		itemName: (item: number | null, section: string) => (item === null ? `Comment on ${section}` : `No. ${item}`),
		saidBy: (party: string, person: string, at: string) => `${person}, ${party}, ${at}`,
		proposed: 'Proposed words',
		partOf: (body: string) => `Part of ${body}`,
		trunk: 'Common part',
		due: (day: string) => `by ${day}`,
		detached: 'The place is gone',
		noAnswer: 'No answer yet',
		resolvedBy: (person: string) => `Resolved by ${person}`,
		noWords: 'No words to compare',
		unchanged: 'Unchanged since the release',
		longWords: 'See the differences',
		filters: 'Items shown',
		byStatus: 'Status',
		byBody: 'Body',
		all: 'All',
		ownItems: 'Items of my body',
		shown: (shown: number, all: number) => `${shown} of ${all} shown`,
		noItems: 'This round has no item that this seat may read.',
		noItemsYet: 'No items yet. Comments that you write in the sections come here.',
		toText: 'Open the plan',
		noneFits: 'No item fits.',
		showAll: 'Show all',
		answer: 'Answer',
		answerOf: (item: string) => `Answer ${item}`,
		answerForm: (item: string) => `Answer to ${item}`,
		answerWords: 'Answer',
		answerHelp: 'May stay empty where only the status changes.',
		answerNothing: 'Change the status or write an answer.',
		record: 'Record',
		recorded: (item: string) => `The answer to ${item} is recorded.`,
		cancel: 'Cancel',
		close: 'Close',
		where: 'How it is told',
		atOnce: 'Tell at once',
		into: (name: string) => `Into the round being collected (${name})`,
		ended: 'The round that this was meant for was released or discarded. Choose again.',
		draft: (title: string) => `Not released yet (${title === '' ? 'being collected' : title})`,
		itemOf: (title: string, item: number) => `${title}, No. ${item}`,
		statusBy: (party: string, person: string, at: string) => ` (${person}, ${party}, ${at})`,
		fixedKind: (kind: string) => `Kind: ${kind}`,
	},
});

interface NamedRound {
	readonly number: number | null;
	readonly kind: RoundKind;
	readonly title: string;
}

const unspaced = (words: string): string => words.replace(/\s/g, '');

/** 「第2回 指摘：10月版への指摘」: what a round is called. A title that was made from the number is not said twice. */
export function roundName({ number, kind, title }: NamedRound, t: (typeof roundsText)['ja']): string {
	if (number === null) {
		return title === '' ? t.collecting(t.kind[kind]) : title;
	}
	const name = t.numbered(number, t.kind[kind]);
	const { ja } = roundsText;
	if (title === '' || unspaced(title) === unspaced(ja.numbered(number, ja.kind[kind]))) {
		return name;
	}
	// Whoever wrote the number into the title has named the round whole.
	return unspaced(title).startsWith(`第${number}回`) ? title : t.named(name, title);
}

/** The ways to tell a new comment: at once (an empty value), or into one of these rounds. */
export function roundChoices(
	rounds: readonly (NamedRound & { readonly id: string })[],
	t: (typeof roundsText)['ja'],
): { readonly value: string; readonly words: string }[] {
	return [{ value: '', words: t.atOnce }, ...rounds.map((round) => ({ value: round.id, words: t.into(roundName(round, t)) }))];
}
