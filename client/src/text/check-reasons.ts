import type { Reason } from '@renkei/plan';
import { longDate } from './dates.ts';
import { defineText, type Language } from './language.tsx';

/** What a sentence needs to know to name bodies. */
export interface Names {
	/** Full name of a body; null for a code that is none of the plan's. */
	nameOf(code: string): string | null;
	/** How many member bodies there are. */
	readonly all: number;
}

const MOST_NAMED = 4;
const MOST_ROWS = 3;

/** An ISO date as people write it; other words as they are. */
function valueWords(value: string | null, language: Language): string {
	const day = value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value);
	return day ? longDate(value, language).replace(/（.）$/, '') : (value ?? '');
}

interface Words {
	readonly who: string;
	readonly rows: string;
	readonly what: string;
	readonly value: string;
	readonly limit: string;
}

function wordsOf(reason: Reason, { nameOf, all }: Names, language: Language): Words {
	const ja = language === 'ja';
	const names = reason.bodies.map((code) => nameOf(code) ?? code);
	const many = names.length > MOST_NAMED;
	const more = names.length - MOST_NAMED + 1;
	const named = many ? names.slice(0, MOST_NAMED - 1) : names;
	const who =
		names.length > 1 && names.length === all
			? ja
				? `全${all}団体`
				: 'all bodies'
			: named.join(ja ? '・' : ', ') + (many ? (ja ? `ほか${more}団体` : ` and ${more} more`) : '');
	const rest = reason.rows.length - MOST_ROWS;
	const keys = reason.rows.every((row) => /^\d\d$/.test(row));
	const shown = keys ? reason.rows : reason.rows.slice(0, MOST_ROWS);
	const after = rest > 0 && !keys ? (ja ? `ほか${rest}件` : ` and ${rest} more`) : '';
	const words = (value: string | null) => (value === null ? '' : (nameOf(value) ?? valueWords(value, language)));
	return {
		...{ who, what: reason.what, value: words(reason.value), limit: words(reason.limit) },
		rows: shown.join(keys ? '・' : ja ? '、' : ', ') + after,
	};
}

/** Why a check stands as it does, in one sentence. */
export const reasonText = defineText({
	ja: {
		say(reason: Reason, names: Names): string {
			const { who, rows, what, value, limit } = wordsOf(reason, names, 'ja');
			const of = [rows, who].filter((words) => words !== '');
			switch (reason.kind) {
				case 'known':
					return [
						`${what}：${[who, value].filter((words) => words !== '').join(' ') || 'あり'}`,
						limit === '' ? '' : `（基準 ${limit}）`,
					].join('');
				case 'all-given':
					return `${what}は、全${value}団体が記入済みです`;
				case 'lacks':
					return of.length === 0 ? `${what}がまだ書かれていません` : `${of.join('：')}の${what}が未記入です`;
				case 'answered':
					return `「${what}」の答えは「${value}」です${limit === '' ? '' : `（根拠：${limit}）`}`;
				case 'unanswered':
					return value === '' ? `「${what}」の答えがまだありません` : `「${what}」の答えは「${value}」です`;
				case 'unsourced':
					return `${who}の${what}の出典が書かれていません`;
				case 'second-hand':
					return `${what}「${value}」は、要約資料だけで知られる値です`;
				case 'figure-unknown':
					return `${what}がまだ分かっていません`;
				case 'against-limit':
					return `${of.length === 0 ? '' : `${of.join('：')}の`}${what}が「${value}」です（基準 ${limit}）`;
				case 'lump-sum':
					return `${of.join('：')}に「一式」とあります`;
				case 'staff-time':
					return `${rows}：住民の利益が読み取れません（職員の時間の短縮に見えます）`;
				case 'no-resident':
					return `${rows}：利用者に住民が読み取れません`;
				case 'before-grant':
					return `${what} ${value} が、交付決定 ${limit} より前です`;
				case 'reason-but-eligible':
					return `${of.join('：')}：対象外理由があるのに「対象」になっています`;
				case 'after-period':
					return `${of.join('：')}：実装計画期間の後まで「対象」になっています`;
				case 'charged':
					return `${rows}：伴走支援の費用に見えます`;
				case 'not-member':
					return `${of.join('：')}：構成団体でない団体です`;
				case 'supported-same-year':
					return `${who}は、同じ年度に類型①②の支援を受けています`;
				case 'adopted-before':
					return `${who}に「${what}」があります${value === '' ? '' : `（${value}）`}`;
				case 'wrong-bodies':
					return `${what}：${who || 'いまの組み合わせ'}が、この条件に合いません`;
				case 'seat-empty':
					return `${who}の席が空いています`;
				case 'not-agreed':
					return `${rows}：域内に拠点があって、内諾に至った事業者がありません`;
				case 'only-undecided':
					return `${what}が「${value}」だけです`;
				case 'differs':
					return `${what}が、記入では「${value}」、計画では「${limit}」です`;
				case 'shares-differ':
					return `${rows}：団体の負担額の計が、行の金額と合いません`;
				case 'bearer-unknown':
					return `${rows}：負担団体に、構成団体でない団体があります`;
				case 'general-negative':
					return `${who}：国費とその他財源が総額を超えています`;
				case 'person-decides':
					return '要領に定めがありません。事前相談で確かめてください';
			}
		},
	},
	en: {
		say(reason: Reason, names: Names): string {
			const { who, rows, what, value, limit } = wordsOf(reason, names, 'en');
			const of = [rows, who].filter((words) => words !== '').join(': ');
			switch (reason.kind) {
				case 'known':
					return `${what}: ${[who, value].filter((words) => words !== '').join(' ') || 'there'}${limit === '' ? '' : ` (measured by ${limit})`}`;
				case 'all-given':
					return `${what}: given by all ${value} bodies`;
				case 'lacks':
					return of === '' ? `${what}: not there yet` : `${what}: missing for ${of}`;
				case 'answered':
					return `“${what}” is answered “${value}”${limit === '' ? '' : ` (ground: ${limit})`}`;
				case 'unanswered':
					return value === '' ? `“${what}” is not answered yet` : `“${what}” is answered “${value}”`;
				case 'unsourced':
					return `${what}: no source named for ${who}`;
				case 'second-hand':
					return `${what} “${value}” is known from a digest only`;
				case 'figure-unknown':
					return `${what}: not known yet`;
				case 'against-limit':
					return `${of === '' ? '' : `${of}: `}${what} is “${value}” (measured by ${limit})`;
				case 'lump-sum':
					return `${of}: says 一式 (lump sum)`;
				case 'staff-time':
					return `${rows}: no benefit for residents can be read (seems to save staff time)`;
				case 'no-resident':
					return `${rows}: no residents among the users`;
				case 'before-grant':
					return `${what} ${value} is before the grant decision ${limit}`;
				case 'reason-but-eligible':
					return `${of}: eligible in spite of a reason against it`;
				case 'after-period':
					return `${of}: eligible beyond the implementation period`;
				case 'charged':
					return `${rows}: seems to charge for the support`;
				case 'not-member':
					return `${of}: no member body`;
				case 'supported-same-year':
					return `${who}: supported in type ① or ② of the same year`;
				case 'adopted-before':
					return `${who}: ${what}${value === '' ? '' : ` (${value})`}`;
				case 'wrong-bodies':
					return `${what}: ${who || 'the bodies'} do not fit the condition`;
				case 'seat-empty':
					return `${who}: nobody in a seat`;
				case 'not-agreed':
					return `${rows}: no business with a base inside has agreed`;
				case 'only-undecided':
					return `${what}: only “${value}”`;
				case 'differs':
					return `${what}: written “${value}”, the plan says “${limit}”`;
				case 'shares-differ':
					return `${rows}: the bodies’ shares are not the amount of the line`;
				case 'bearer-unknown':
					return `${rows}: a bearing body is no member`;
				case 'general-negative':
					return `${who}: grant and other funding are more than the total`;
				case 'person-decides':
					return 'No paper settles it. Ask at the consultation';
			}
		},
	},
});
