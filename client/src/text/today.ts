import { defineText } from './language.tsx';

interface TaskWords {
	/** Name of the body that acts. */
	readonly body: string;
	/** 「共通の部分」 or the name of the body whose part it is. */
	readonly part: string;
	/** 「共通の部分」 or 「栗瀬町の部分」. */
	readonly whole: string;
	readonly count: number;
	/** First missing thing, or quoted words. */
	readonly hint: string;
}

/** Words of 今日やること: tasks, what is waited for, changes, how the bodies are getting on. */
export const todayText = defineText({
	ja: {
		leftDrafts: (count: number) => `保存できなかった文が${count}件あります。開いて、コピーするか指摘として残してください。`,
		title: '今日やること',
		heading: (party: string, count: number) => `${party}がすること ${count}件`,
		headingNone: (party: string) => `いま${party}がすることはありません`,
		minutes: (minutes: number) => `約${minutes}分`,
		together: (minutes: number) => `合わせて約${minutes}分`,
		plan: '計画：',
		standing: (party: string, representative: string | null, own: boolean) =>
			own ? `（${party}は代表団体）` : `（代表団体は${representative ?? 'まだ決まっていません'}）`,
		start: '始める',
		startNamed: (task: string) => `始める：${task}`,
		empty: '新しくすることができると、ここに出ます。計画の本文はいつでも読めます。',
		emptyAct: '計画の本文を読む',
		task: {
			'name-representative': () => '代表団体を決める',
			sign: ({ body }: TaskWords) => `凍結した文を読み、${body}の決裁を記録する`,
			'sign-again': ({ body }: TaskWords) => `変わった文を読み、${body}の決裁をし直す`,
			'later-view': ({ body }: TaskWords) => `代決の記録を読み、${body}の後閲をする`,
			check: ({ body }: TaskWords) => `凍結した文を読み、${body}の担当確認を出す`,
			fill: ({ part }: TaskWords) => `${part}の空いている所を入れる`,
			answer: ({ count }: TaskWords) => (count === 1 ? '指摘に答える' : `指摘${count}件に答える`),
			freeze: ({ whole }: TaskWords) => `書き終えた${whole}を凍結する`,
		} as Record<string, (words: TaskWords) => string>,
		why: {
			'name-representative': () => '決まるまで、共通の部分を凍結できません。決裁権者の席が決めます。',
			sign: ({ count }: TaskWords) => `決裁する部分 ${count}つ`,
			'sign-again': ({ count }: TaskWords) => `文が変わり、前の決裁が失効しました。部分 ${count}つ`,
			'later-view': ({ count }: TaskWords) => `代決があり、後閲が済んでいません。部分 ${count}つ`,
			check: ({ count }: TaskWords) => `確認する部分 ${count}つ`,
			fill: ({ count, hint }: TaskWords) => `空いている所 ${count}つ${hint === '' ? '' : `：${hint}`}`,
			answer: ({ hint }: TaskWords) => (hint === '' ? '' : `「${hint}」への指摘`),
			freeze: () => '必要な所はすべて入っています。凍結すると、各団体が決裁できます。',
		} as Record<string, (words: TaskWords) => string>,
		waiting: (count: number) => `ほかの団体を待っているもの ${count}件`,
		what: {
			sign: '決裁',
			check: '担当確認',
			answer: '指摘への返事',
			fill: '記入',
			freeze: '凍結',
		} as Record<string, string>,
		requestedOn: (time: string) => `${time}から`,
		changes: (party: string) => `${party}に関わる変更`,
		noChanges: 'まだ変更はありません。',
		act: {
			freeze: (who: string, where: string) => `${who}が${where}を凍結しました`,
			reopen: (who: string, where: string, detail: string) => `${who}が${where}の凍結を解きました（${detail}）`,
			signoff: (who: string, where: string, detail: string) => `${who}が${where}に「${detail}」を記録しました`,
			withdrawal: (who: string, where: string, detail: string) => `${who}が${where}の記録を撤回しました（${detail}）`,
			'later-view': (who: string, where: string) => `${who}が${where}の代決の後閲を済ませました`,
			representative: (who: string, _where: string, detail: string) => `${who}が代表団体を${detail}に決めました`,
			drafting: (who: string, _where: string, detail: string) => `${who}が委託事業者の下書きを${detail}`,
			'suggest-only': (who: string, where: string, detail: string) => `${who}が${where}${detail}`,
			members: (who: string, _where: string, detail: string) => `${who}が席を替えました（${detail}）`,
			policy: (who: string, _where: string, detail: string) => `${who}が決裁の決まりを変えました（${detail}）`,
			'thread-resolved': (who: string, where: string, detail: string) =>
				`${who}が${where}の指摘を解決しました${detail === '' ? '' : `（「${detail}」）`}`,
			'suggestion-accepted': (who: string, where: string, detail: string) =>
				`${who}が${where}の提案を反映しました${detail === '' ? '' : `（「${detail}」）`}`,
			'suggestion-declined': (who: string, where: string, detail: string) =>
				`${who}が${where}の提案を見送りました${detail === '' ? '' : `（「${detail}」）`}`,
			'round-released': (who: string, _where: string, detail: string) => `${who}が「${detail}」を出しました`,
			passkey: (who: string, _where: string, detail: string) => `${who}が${detail}`,
			correction: (who: string, where: string, detail: string) => `${who}が${where}を軽微な修正として届け出ました（${detail}）`,
			'correction-objected': (who: string, where: string, detail: string) =>
				`${who}が${where}の軽微な修正に異議を出しました（${detail}）`,
			'correction-carried': (_who: string, where: string, detail: string) => `${where}の軽微な修正：${detail}`,
			edit: (who: string, where: string) => `${who}が${where}を直しました`,
			edition: (who: string, _where: string, detail: string) => `${who}が計画の版を${detail}に替えました`,
			figure: (who: string, _where: string, detail: string) => `${who}が版の数字に答えました（${detail}）`,
		} as Record<string, (who: string, where: string, detail: string) => string>,
		otherAct: (who: string, where: string) => `${who}が${where}を変えました`,
		draftingOn: '許しました',
		draftingOff: '止めました',
		suggestOnlyOn: (key: string) => `${key} を提案のみにしました`,
		suggestOnlyOff: (key: string) => `${key} をだれでも書けるように戻しました`,
		by: (party: string, person: string) => `${party} ${person}`,
		bodies: '各団体の様子',
		body: '団体',
		filled: '自分の部分',
		updated: '最後の更新',
		filledOf: (filled: number, total: number) => `${total}か所のうち${filled}`,
		contact: '困ったとき',
		contactLead: '計画の進め方は、代表団体に聞いてください。',
		contactNone: '代表団体が決まると、ここに連絡先が出ます。',
	},
	en: {
		leftDrafts: (count: number) =>
			`Words that could not be saved: ${count}. Open them to copy them or to leave them as a comment.`,
		title: 'Today',
		heading: (party: string, count: number) => `${count} to do for ${party}`,
		headingNone: (party: string) => `Nothing to do for ${party} now`,
		minutes: (minutes: number) => `about ${minutes} min`,
		together: (minutes: number) => `about ${minutes} min together`,
		plan: 'Plan: ',
		standing: (party: string, representative: string | null, own: boolean) =>
			own ? ` (${party} is the lead body)` : ` (lead body: ${representative ?? 'not named yet'})`,
		start: 'Start',
		startNamed: (task: string) => `Start: ${task}`,
		empty: 'New tasks will appear here. You can always read the plan.',
		emptyAct: 'Read the plan',
		task: {
			'name-representative': () => 'Name the lead body',
			sign: ({ body }: TaskWords) => `Read the frozen words and record the decision of ${body}`,
			'sign-again': ({ body }: TaskWords) => `Read the changed words and decide again for ${body}`,
			'later-view': ({ body }: TaskWords) => `Read the acting decision and record the later view of ${body}`,
			check: ({ body }: TaskWords) => `Read the frozen words and give the check of ${body}`,
			fill: ({ part }: TaskWords) => `Fill in what is missing: ${part}`,
			answer: ({ count }: TaskWords) => (count === 1 ? 'Answer a comment' : `Answer ${count} comments`),
			freeze: ({ whole }: TaskWords) => `Freeze what is finished: ${whole}`,
		} as Record<string, (words: TaskWords) => string>,
		why: {
			'name-representative': () => 'Until then the common parts cannot be frozen. A decision-maker names it.',
			sign: ({ count }: TaskWords) => `${count} part(s) to decide`,
			'sign-again': ({ count }: TaskWords) => `The words changed and the decision lapsed. ${count} part(s)`,
			'later-view': ({ count }: TaskWords) => `Decided by an acting seat and not viewed yet. ${count} part(s)`,
			check: ({ count }: TaskWords) => `${count} part(s) to check`,
			fill: ({ count, hint }: TaskWords) => `${count} missing${hint === '' ? '' : `: ${hint}`}`,
			answer: ({ hint }: TaskWords) => (hint === '' ? '' : `Comment on “${hint}”`),
			freeze: () => 'Everything needed is there. Once frozen, the bodies can decide.',
		} as Record<string, (words: TaskWords) => string>,
		waiting: (count: number) => `Waiting for others: ${count}`,
		what: { sign: 'decision', check: 'check', answer: 'answer', fill: 'entries', freeze: 'freeze' } as Record<string, string>,
		requestedOn: (time: string) => `since ${time}`,
		changes: (party: string) => `Changes that concern ${party}`,
		noChanges: 'No changes yet.',
		act: {
			freeze: (who: string, where: string) => `${who} froze ${where}`,
			reopen: (who: string, where: string, detail: string) => `${who} reopened ${where} (${detail})`,
			signoff: (who: string, where: string, detail: string) => `${who} recorded “${detail}” for ${where}`,
			withdrawal: (who: string, where: string, detail: string) => `${who} took back a record of ${where} (${detail})`,
			'later-view': (who: string, where: string) => `${who} recorded the later viewing of an acting decision on ${where}`,
			representative: (who: string, _where: string, detail: string) => `${who} named ${detail} the lead body`,
			drafting: (who: string, _where: string, detail: string) => `${who} ${detail} drafting by the vendor`,
			'suggest-only': (who: string, where: string, detail: string) => `${who} ${where}${detail}`,
			members: (who: string, _where: string, detail: string) => `${who} changed a seat (${detail})`,
			policy: (who: string, _where: string, detail: string) => `${who} changed the rules of sign-off (${detail})`,
			'thread-resolved': (who: string, where: string, detail: string) =>
				`${who} resolved a comment in ${where}${detail === '' ? '' : ` (“${detail}”)`}`,
			'suggestion-accepted': (who: string, where: string, detail: string) =>
				`${who} accepted a suggestion in ${where}${detail === '' ? '' : ` (“${detail}”)`}`,
			'suggestion-declined': (who: string, where: string, detail: string) =>
				`${who} declined a suggestion in ${where}${detail === '' ? '' : ` (“${detail}”)`}`,
			'round-released': (who: string, _where: string, detail: string) => `${who} released “${detail}”`,
			passkey: (who: string, _where: string, detail: string) => `${who} changed a passkey (${detail})`,
			correction: (who: string, where: string, detail: string) => `${who} declared ${where} a minor correction (${detail})`,
			'correction-objected': (who: string, where: string, detail: string) =>
				`${who} objected to the minor correction of ${where} (${detail})`,
			'correction-carried': (_who: string, where: string, detail: string) => `Minor correction of ${where}: ${detail}`,
			edit: (who: string, where: string) => `${who} edited ${where}`,
			edition: (who: string, _where: string, detail: string) => `${who} moved the plan to the edition ${detail}`,
			figure: (who: string, _where: string, detail: string) => `${who} answered a figure of the edition (${detail})`,
		} as Record<string, (who: string, where: string, detail: string) => string>,
		otherAct: (who: string, where: string) => `${who} changed ${where}`,
		draftingOn: 'allowed',
		draftingOff: 'stopped',
		suggestOnlyOn: (key: string) => `set ${key} to suggestions only`,
		suggestOnlyOff: (key: string) => `opened ${key} for writing again`,
		by: (party: string, person: string) => `${person} (${party})`,
		bodies: 'How the bodies are getting on',
		body: 'Body',
		filled: 'Own parts',
		updated: 'Last update',
		filledOf: (filled: number, total: number) => `${filled} of ${total}`,
		contact: 'If you need help',
		contactLead: 'Ask the lead body how to proceed.',
		contactNone: 'A contact appears here once a lead body is named.',
	},
});
