import { defineText } from './language.tsx';

/** Words of the board of 確認と決裁: the matrix and what stands over it. Those of the panel are in signoff.ts. */
export const boardText = defineText({
	ja: {
		title: '確認と決裁',
		ready: {
			decide: (body: string, count: number) => `${body}がいま決裁できる節 ${count}件`,
			check: (body: string, count: number) => `${body}がいま担当確認できる節 ${count}件`,
		},
		readyLapsed: (count: number) => `うち失効${count}件`,
		waitsForCheck: (count: number) => `担当確認を待つ節 ${count}件`,
		nothing: (body: string) => ({
			'all-decided': 'すべての団体の決裁がそろっています',
			'own-decided': `${body}の決裁はすべて済みました`,
			'not-frozen': 'まだ凍結された節がありません',
			'to-come': 'いまこの席が記録する節はありません',
		}),
		toRules: '決裁の決まり',
		toLedger: '記録簿',
		summaryAll: (complete: number) => `22節のうち${complete}節がそろいました`,
		caption: '節ごと、団体ごとの確認と決裁',
		section: '節',
		left: '残り',
		leftCount: (left: number) => `あと${left}`,
		complete: 'そろった',
		tickHead: { decide: 'まとめて決裁する節', check: 'まとめて担当確認する節' },
		tick: {
			decide: (section: string) => `${section} をまとめて決裁する`,
			check: (section: string) => `${section} をまとめて担当確認する`,
		},
		readingDecide: 'まとめて読んで決裁する',
		readingCheck: 'まとめて読んで担当確認する',
		tickHint: {
			decide: '凍結した文を開いた節には印を付ける欄が出ます。印を付けると、まとめて決裁できます。',
			check: '凍結した文を開いた節には印を付ける欄が出ます。印を付けると、まとめて担当確認できます。',
		},
		drafting: '凍結前（作成中）',
		open: { trunk: '凍結前', own: '団体分 凍結前', both: '凍結前' } as Record<'trunk' | 'own' | 'both', string>,
		// Each contains the words of `open`: the name of a cell contains what is seen in it.
		openLong: {
			trunk: '共通の部分が凍結前',
			own: '団体分 凍結前',
			both: '凍結前',
		} as Record<'trunk' | 'own' | 'both', string>,
		cellName: (section: string, body: string, state: string) => `${section}、${body}、${state}`,
		panel: '選んだ節',
	},
	en: {
		title: 'Checks and decisions',
		ready: {
			decide: (body: string, count: number) => `Sections that ${body} can decide now: ${count}`,
			check: (body: string, count: number) => `Sections that ${body} can check now: ${count}`,
		},
		readyLapsed: (count: number) => `${count} of them lapsed`,
		waitsForCheck: (count: number) => `waiting for a check: ${count}`,
		nothing: (body: string) => ({
			'all-decided': 'Every body has decided',
			'own-decided': `${body} has decided everything`,
			'not-frozen': 'No section is frozen yet',
			'to-come': 'Nothing to record for this seat now',
		}),
		toRules: 'Rules of sign-off',
		toLedger: 'The log',
		summaryAll: (complete: number) => `${complete} of 22 sections complete`,
		caption: 'Checks and decisions by section and body',
		section: 'Section',
		left: 'Left',
		leftCount: (left: number) => `${left} left`,
		complete: 'Complete',
		tickHead: { decide: 'Sections to decide together', check: 'Sections to check together' },
		tick: {
			decide: (section: string) => `Decide ${section} together with others`,
			check: (section: string) => `Check ${section} together with others`,
		},
		readingDecide: 'Read all and decide',
		readingCheck: 'Read all and check',
		tickHint: {
			decide: 'Sections whose frozen words you have opened get a tick box. Tick several to decide them together.',
			check: 'Sections whose frozen words you have opened get a tick box. Tick several to check them together.',
		},
		drafting: 'Not frozen (drafting)',
		open: { trunk: 'Not frozen', own: 'Own part open', both: 'Not frozen' } as Record<'trunk' | 'own' | 'both', string>,
		openLong: {
			trunk: 'common part not frozen',
			own: 'own part open',
			both: 'not frozen',
		} as Record<'trunk' | 'own' | 'both', string>,
		cellName: (section: string, body: string, state: string) => `${section}, ${body}, ${state}`,
		panel: 'Chosen section',
	},
});
