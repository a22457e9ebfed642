import { defineText } from './language.tsx';

/** What of a plan is no longer as it was frozen as a whole. */
export type ManifestChangeKind = 'changed' | 'added' | 'removed' | 'moved';

/** Words of the plan as a whole: its manifest, its decision, and what has changed since it was frozen. */
export const wholePlanText = defineText({
	ja: {
		caption: '計画全体の一覧（21と一緒に決裁する文）',
		explain:
			'21を凍結したときの、ほかのすべての部分とその文のハッシュ（文から計算した確認値）です。この一覧も21の文として記録されます。',
		section: '節',
		part: '部分',
		hash: 'ハッシュ',
		seq: '版',
		state: 'いまの文',
		same: '同じ',
		differs: '違う',
		gone: 'なし',
		wrong: '計画全体の一覧に、この画面の文と違うものがあります。この一覧のままでは21を決裁できません。',
		decided: '全団体決裁済：すべての団体が、計画全体を決裁しました。',
		decidedNext: '記録簿で「団体の控え」を書き出せます',
		changedHead: '21を凍結したあとで、計画が変わりました',
		changed: {
			changed: (where: string) => `${where}の文が変わりました`,
			added: (where: string) => `${where}が加わりました`,
			removed: (where: string) => `${where}がなくなりました`,
			moved: (where: string) => `${where}の順が変わりました`,
		} satisfies Record<ManifestChangeKind, (where: string) => string>,
		more: (count: number) => `ほか${count}か所`,
		noManifest: '21の凍結に、計画全体の一覧がありません',
		unseen: 'ほかの部分が変わりました。',
		waitsForOthers: '変わった部分がすべて凍結されると、21を凍結し直せます。',
		waitsForLead: (name: string) => `${name}が21を凍結し直すと、各団体が計画全体を決裁できます。`,
		toFreeze: 'すべての部分が凍結されました',
		toFreezeText: (name: string) => `${name}が21を凍結すると、各団体が計画全体を決裁できます。`,
		toSection: '21を開く',
		refreeze: '全体を凍結し直す',
		refreezeTitle: '計画全体を凍結し直しますか',
		refreezeText: '21の凍結を解き、いまの計画の一覧であらためて凍結します。21への決裁は失効し、各団体があらためて決裁します。',
		refreezeReason: (changes: string) => `計画全体を凍結し直すため（${changes}）`,
		refrozen: '計画全体を凍結し直しました',
		openStill: '21の凍結は解けましたが、凍結し直せませんでした。「凍結する」をもう一度押してください。',
		changedSince:
			'この記録のあとで計画が変わり、21が凍結し直されました。変わった所は「履歴」の「全体の凍結」の版で比べられます。',
		together:
			'21は計画全体の決裁です。この記録に入らない部分があるため、21も入りません。ほかのすべての部分を決裁したあとで記録できます。',
		notYet: {
			own: '21は計画全体の決裁です。まだ決裁していない部分があるため、差戻しのほかは、それらを決裁したあとか、いっしょに記録します。',
			freeze: '21は計画全体の決裁です。すべての部分が凍結され、21がその一覧で凍結されるまで、差戻しのほかは記録できません。',
		} satisfies Record<'own' | 'freeze', string>,
	},
	en: {
		caption: 'List of the whole plan (decided together with 21)',
		explain:
			'Every other part and the hash of its words, as they were when 21 was frozen. The list is recorded as part of the words of 21.',
		section: 'Section',
		part: 'Part',
		hash: 'Hash',
		seq: 'Version',
		state: 'Words now',
		same: 'same',
		differs: 'differ',
		gone: 'none',
		wrong: 'The list names other words than this page shows. 21 cannot be decided with it.',
		decided: 'Decided by all bodies: every body has decided the whole plan.',
		decidedNext: 'Take your body’s archive from the log',
		changedHead: 'The plan has changed since 21 was frozen',
		changed: {
			changed: (where: string) => `the words of ${where} changed`,
			added: (where: string) => `${where} was added`,
			removed: (where: string) => `${where} was removed`,
			moved: (where: string) => `${where} was moved`,
		},
		more: (count: number) => `${count} more`,
		noManifest: '21 was frozen without the list of the whole plan',
		unseen: 'Other parts have changed.',
		waitsForOthers: '21 can be frozen anew once everything that changed is frozen.',
		waitsForLead: (name: string) => `The bodies can decide the whole plan once ${name} has frozen 21 anew.`,
		toFreeze: 'Every part is frozen',
		toFreezeText: (name: string) => `The bodies can decide the whole plan once ${name} has frozen 21.`,
		toSection: 'Open 21',
		refreeze: 'Freeze the whole anew',
		refreezeTitle: 'Freeze the whole plan anew?',
		refreezeText:
			'21 is reopened and frozen with the list of the plan as it is now. Decisions on 21 lapse, and the bodies decide anew.',
		refreezeReason: (changes: string) => `計画全体を凍結し直すため（${changes}）`,
		refrozen: 'The whole plan was frozen anew',
		openStill: '21 was reopened but could not be frozen. Press “Freeze” once more.',
		changedSince:
			'The plan changed after this record and 21 was frozen anew. The versions 「全体の凍結」 in the history can be compared.',
		together:
			'21 is the decision on the whole plan. It is left out because other parts are not in this record: it comes once all of them are decided.',
		notYet: {
			own: '21 is the decision on the whole plan. Parts are left that your body has not decided: but for returning it, 21 is recorded after them or together with them.',
			freeze:
				'21 is the decision on the whole plan. Until every part is frozen and 21 with the list of them, it can only be returned.',
		} satisfies Record<'own' | 'freeze', string>,
	},
});
