import { defineText } from './language.tsx';

/** Words of states: of a section, of a part, and of a body with a part. Keys are those of ui's StatusKind. */
export const statusText = defineText({
	ja: {
		'not-started': '未着手',
		drafting: '作成中',
		waiting: '確認待ち',
		frozen: '凍結',
		decided: '決裁済',
		'all-decided': '全団体決裁済',
		lapsed: '失効',
		'some-lapsed': '失効あり',
		returned: '差戻し',
		none: '未',
		checked: '担当確認',
		conditional: '条件付',
		'not-applicable': '対象外',
	},
	en: {
		'not-started': 'Not started',
		drafting: 'Drafting',
		waiting: 'Awaiting check',
		frozen: 'Frozen',
		decided: 'Decided',
		'all-decided': 'All decided',
		lapsed: 'Lapsed',
		'some-lapsed': 'Some lapsed',
		returned: 'Returned',
		none: 'None',
		checked: 'Checked',
		conditional: 'Condition',
		'not-applicable': 'Not applicable',
	},
});

/** Words of roles, verdicts, capacities and party kinds. */
export const listText = defineText({
	ja: {
		role: {
			lead: '責任者',
			officer: '担当',
			decider: '決裁権者',
			delegate: '専決',
			acting: '代決',
			reviewer: '閲覧・指摘',
			business: '事業者',
		} as Record<string, string>,
		verdict: { agree: '同意', conditional: '条件付同意', return: '差戻し', 'not-applicable': '対象外' } as Record<string, string>,
		capacity: { 'decision-maker': '決裁', delegated: '専決', acting: '代決', checked: '担当確認' } as Record<string, string>,
		membership: {
			member: '構成団体',
			observer: '都道府県（伴走）',
			supporter: '都道府県（支援）',
			business: '地元デジタル関連事業者',
			vendor: '国の委託事業者',
			state: '国',
		} as Record<string, string>,
		representative: '代表団体',
		signoffState: { valid: '有効', lapsed: '失効', withdrawn: '撤回' } as Record<string, string>,
	},
	en: {
		role: {
			lead: 'Responsible officer',
			officer: 'Officer',
			decider: 'Decision-maker',
			delegate: 'Delegated decision',
			acting: 'Acting decision',
			reviewer: 'Reader and reviewer',
			business: 'Business',
		} as Record<string, string>,
		verdict: {
			agree: 'Agree',
			conditional: 'Agree with a condition',
			return: 'Return',
			'not-applicable': 'Not applicable',
		} as Record<string, string>,
		capacity: {
			'decision-maker': 'Decision',
			delegated: 'Delegated decision',
			acting: 'Acting decision',
			checked: 'Check by the officer',
		} as Record<string, string>,
		membership: {
			member: 'Member body',
			observer: 'Prefecture (accompanying)',
			supporter: 'Prefecture (supporting)',
			business: 'Local digital business',
			vendor: 'Vendor contracted by the state',
			state: 'State',
		} as Record<string, string>,
		representative: 'Lead body',
		signoffState: { valid: 'valid', lapsed: 'lapsed', withdrawn: 'withdrawn' } as Record<string, string>,
	},
});
