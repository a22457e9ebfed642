import { defineText } from './language.tsx';

/** Words of the list of plans. */
export const plansText = defineText({
	ja: {
		title: '計画の一覧',
		heading: (count: number) => `計画の一覧 ${count}件`,
		scope: '自分の席がある計画だけを表示しています',
		plan: '計画',
		bodies: '団体',
		representative: '代表団体',
		unset: '未定',
		progress: '決裁がそろった節',
		progressOf: (decided: number) => `22節のうち${decided}節 決裁済`,
		updated: '更新',
		changes: '前回からの変更',
		changesOf: (title: string) => `（${title}）`,
		empty: 'まだ席のある計画がありません。代表団体から席を受け取ると、ここに出ます。',
		vendorNote: '見積と予定価格は、契約の公平のため表示しません。決裁は団体が行います。',
	},
	en: {
		title: 'Plans',
		heading: (count: number) => `Plans: ${count}`,
		scope: 'Only plans on which you hold a seat',
		plan: 'Plan',
		bodies: 'Bodies',
		representative: 'Lead body',
		unset: 'not named',
		progress: 'Sections decided by all',
		progressOf: (decided: number) => `${decided} of 22 sections decided`,
		updated: 'Updated',
		changes: 'Changes since last time',
		changesOf: (title: string) => ` (${title})`,
		empty: 'You hold no seat on a plan yet. Plans appear here once a lead body gives you a seat.',
		vendorNote: 'Quotes and estimates are not shown, for fair contracting. Decisions are made by the bodies.',
	},
});
