import { defineText } from './language.tsx';

/** Words of the computed KPI. */
export const kpiText = defineText({
	ja: {
		title: '計画全体の値（計算）',
		how: '団体の値から、合算方法のとおりに計算しています。',
		number: '番号',
		name: '名称',
		baseline: '基準値',
		y1: '1年目',
		y2: '2年目',
		y3: '3年目',
		waiting: '値がまだの団体',
		noRule: '合算方法を選んでください',
		noNumber: '番号を付けると団体の値とつながります',
		noOwn: '共通の部分に値を入れてください',
		complete: 'そろっています',
		empty: 'KPIがまだありません。下の「KPI」に行を入れると、計画全体の値がここに出ます。',
		failed: '計画全体の値を計算できません。書いた内容は残っています。つながると、この欄に自動で出ます。',
	},
	en: {
		title: 'Figures of the plan (computed)',
		how: 'Computed from the bodies’ figures by the rule of each KPI.',
		number: 'No',
		name: 'Name',
		baseline: 'Baseline',
		y1: 'Year 1',
		y2: 'Year 2',
		y3: 'Year 3',
		waiting: 'Figures still missing',
		noRule: 'Choose how the figures are combined',
		noNumber: 'Give it a number to join the bodies’ figures',
		noOwn: 'Enter the figures in the common part',
		complete: 'Complete',
		empty: 'There are no KPI yet. Add rows below and the figures of the plan appear here.',
		failed: 'The figures cannot be computed now. What you wrote is safe; they appear here once connected.',
	},
});
