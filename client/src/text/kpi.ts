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
		pictures: (drawn: number, all: number) => (drawn === all ? `推移の図 ${all}件` : `推移の図 ${all}件のうち${drawn}件`),
		notYet: 'まだ図にできないKPI',
		waitsFor: (names: readonly string[]) =>
			names.length > 3
				? `${names.slice(0, 3).join('、')}など${names.length}団体の値がまだです`
				: `${names.join('、')}の値がまだです`,
		whole: '計画全体',
		whose: '計画・団体',
		unit: (unit: string) => `単位：${unit}`,
		point: (period: string, value: string) => `${period} ${value}`,
		pictureOf: (name: string) => `${name}の推移`,
		pictureSays: (points: string, unit: string | null, from: string, bodies: number) =>
			`${points}${unit === null ? '' : `（${unit}）`}。縦の目盛りは${from}から。${bodies === 0 ? '' : `細い線は${bodies}団体の値。`}数字は次の表にあります。`,
		previous: (words: string) => `従前KPI：${words}`,
		asTable: '表で見る',
		tableOf: (name: string, unit: string | null) => `${name}の推移の表${unit === null ? '' : `（${unit}）`}`,
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
		pictures: (drawn: number, all: number) =>
			drawn === all ? `Trajectories of ${all} KPI` : `Trajectories of ${drawn} of ${all} KPI`,
		notYet: 'Not drawn yet',
		waitsFor: (names: readonly string[]) =>
			names.length > 3 ? `${names.slice(0, 3).join(', ')} and others, ${names.length} in all` : `waiting for ${names.join(', ')}`,
		whole: 'Plan',
		whose: 'Plan or body',
		unit: (unit: string) => `Unit: ${unit}`,
		point: (period: string, value: string) => `${period} ${value}`,
		pictureOf: (name: string) => `Trajectory of ${name}`,
		pictureSays: (points: string, unit: string | null, from: string, bodies: number) =>
			`${points}${unit === null ? '' : ` (${unit})`}. The scale starts at ${from}. ${bodies === 0 ? '' : `Thin lines are ${bodies} bodies. `}The figures stand in the table that follows.`,
		previous: (words: string) => `Former KPI: ${words}`,
		asTable: 'See as a table',
		tableOf: (name: string, unit: string | null) => `Table: trajectory of ${name}${unit === null ? '' : ` (${unit})`}`,
		failed: 'The figures cannot be computed now. What you wrote is safe; they appear here once connected.',
	},
});
