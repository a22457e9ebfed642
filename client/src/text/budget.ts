import type { BudgetProblemKind } from '@renkei/plan';
import { defineText } from './language.tsx';

/** What is wrong with one or more lines, said once. */
export interface ProblemWords {
	readonly kind: BudgetProblemKind;
	readonly body: string | null;
	/** Numbers of the lines; null for one without. */
	readonly lines: readonly (number | null)[];
}

/** 「No 2・5」. */
const linesJa = (lines: ProblemWords['lines']): string =>
	lines.some((line) => line === null) ? '番号のない行' : `No ${lines.join('・')}`;
const linesEn = (lines: ProblemWords['lines']): string =>
	lines.some((line) => line === null) ? 'A line without a number' : `No ${lines.join(', ')}`;

/** Words of the computed 事業費. */
export const budgetText = defineText({
	ja: {
		title: '団体ごとの額（計算）',
		unit: '単位：円（税込）。この節の表から計算しています。',
		mine: 'うちはいくら',
		mineSoFar: 'うちはいくら（分かった分だけ）',
		total: '総額',
		eligible: '交付対象',
		national: '国費',
		other: 'その他財源',
		general: '一般財源',
		later: '2年目から毎年',
		laterApart: '2年目から',
		laterYear: (year: string) => year,
		yen: '円',
		body: '団体',
		sum: '計',
		secondYear: '2年目の維持費',
		remainder: (amount: string, body: string) => `団体ごとに1円未満を切り捨て、残りの${amount}円は${body}が負担します。`,
		nationalRule: '国費は、団体ごとに交付対象へ補助率を掛け、千円未満を切り捨てた額です。補助率は要確認です。',
		notYet: (body: string) => `まだ分けられない行があります。分かるまで、その行の額は${body}に入れています。`,
		compare: 'ほかの分け方と比べる',
		compareWhat:
			'共通の費用を、次の決め方で分けたときの額です。実費・手入力・代表団体全額の行と、団体だけの行は動かしません。見るだけで、計画は変わりません。',
		rule: '比べる分け方',
		noRule: '選んでください',
		half: (rule: string) => (rule === '均等割＋人口割' ? '均等割50％＋人口割50％' : rule),
		now: 'いまの総額',
		thisWay: 'この分け方の総額',
		difference: '総額の差',
		generalThen: 'この分け方の一般財源',
		generalDifference: '一般財源の差',
		empty: '費用の行がまだありません。下の「共通の費用」に行を入れると、団体ごとの額がここに出ます。',
		failed: '団体ごとの額を計算できません。書いた内容は残っています。つながると、この欄に自動で出ます。',
		problem({ kind, lines, body }: ProblemWords, nameOf: (code: string) => string): string {
			const whose = body === null ? '' : nameOf(body);
			switch (kind) {
				case 'rule-missing':
					return `${linesJa(lines)}：按分の決め方を選んでください。`;
				case 'population-missing':
					return `${linesJa(lines)}：${whose}の人口が未記入です。${whose}の欄に入れてください。`;
				case 'usage-missing':
					return `${linesJa(lines)}：${whose}の利用実績が未記入です。${whose}の欄に入れてください。`;
				case 'percent-missing':
					return `${linesJa(lines)}：均等割の割合（0から100）を入れてください。`;
				case 'representative-unset':
					return `${linesJa(lines)}：代表団体が決まると分けられます。`;
				case 'shares-missing':
					return `${linesJa(lines)}：団体の負担額がまだありません。各団体の「実費・手入力の負担額」に入れてください。`;
				case 'shares-differ':
					return `${linesJa(lines)}：団体の負担額の合計が、行の金額と合いません。`;
				case 'bearer-unknown':
					return `${linesJa(lines)}：負担団体に、構成団体でないものがあります。`;
				case 'general-negative':
					return `${whose}：国費とその他財源が総額を超えています。その他財源を確かめてください。`;
				case 'rate-unknown':
					return '補助率が分からないため、国費を計算できません。';
			}
		},
	},
	en: {
		title: 'Amounts by body (computed)',
		unit: 'In yen, tax included. Computed from the tables of this section.',
		mine: 'Our share',
		mineSoFar: 'Our share (as far as known)',
		total: 'Total',
		eligible: 'Eligible',
		national: 'National grant',
		other: 'Other funding',
		general: 'General revenue',
		later: 'Every year from the 2nd',
		laterApart: 'From the 2nd year',
		laterYear: (year: string) => `Year ${year.replace(/\D/g, '')}`,
		yen: 'yen',
		body: 'Body',
		sum: 'Sum',
		secondYear: 'Running cost, 2nd year',
		remainder: (amount: string, body: string) =>
			`Each body is rounded down to whole yen; ${body} bears the ${amount} yen that are left.`,
		nationalRule:
			'The grant is the rate of each body’s eligible cost, rounded down to 1,000 yen. The rate is still to be confirmed.',
		notYet: (body: string) => `Some lines cannot be shared yet. Until then their amounts stand with ${body}.`,
		compare: 'Compare with another way to share',
		compareWhat:
			'The common costs shared by this rule. Lines with entered amounts, those of the lead body and a body’s own stay; the plan does not change.',
		rule: 'Rule to compare with',
		noRule: 'Choose',
		half: (rule: string) => (rule === '均等割＋人口割' ? 'Half equally, half by population' : rule),
		now: 'Total now',
		thisWay: 'Total this way',
		difference: 'Difference',
		generalThen: 'General revenue this way',
		generalDifference: 'Difference in general revenue',
		empty: 'There are no cost lines yet. Add lines to the common costs below and the amounts by body appear here.',
		failed: 'The amounts cannot be computed now. What you wrote is safe; they appear here once connected.',
		problem({ kind, lines, body }: ProblemWords, nameOf: (code: string) => string): string {
			const whose = body === null ? '' : nameOf(body);
			switch (kind) {
				case 'rule-missing':
					return `${linesEn(lines)}: choose how it is shared.`;
				case 'population-missing':
					return `${linesEn(lines)}: the population of ${whose} is missing.`;
				case 'usage-missing':
					return `${linesEn(lines)}: the usage of ${whose} is missing.`;
				case 'percent-missing':
					return `${linesEn(lines)}: enter the percentage shared equally (0 to 100).`;
				case 'representative-unset':
					return `${linesEn(lines)}: can be shared once the lead body is named.`;
				case 'shares-missing':
					return `${linesEn(lines)}: no body has entered its share yet.`;
				case 'shares-differ':
					return `${linesEn(lines)}: the bodies’ shares do not add up to the amount.`;
				case 'bearer-unknown':
					return `${linesEn(lines)}: a bearing body is no member.`;
				case 'general-negative':
					return `${whose}: grant and other funding are more than the total.`;
				case 'rate-unknown':
					return 'The grant cannot be computed: its rate is not known.';
			}
		},
	},
});
