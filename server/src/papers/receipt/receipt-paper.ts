import type { SigningActView } from '@renkei/api';
import { intentText } from '@renkei/plan';
import type { PdfJob } from '../pdf/pdf-job.ts';
import { paperDay, paperMoment } from './japan-time.ts';
import {
	actWords,
	capacityWords,
	checkWords,
	enrolmentWords,
	ledgerWords,
	receiptName,
	scopeWords,
	signInWordsOf,
	stepUpWords,
	verdictWords,
} from './receipt-words.ts';

/** An act as it was recorded. What became of it since is not on its receipt, which is the same whenever it is asked for. */
export type RecordedAct = Omit<SigningActView, 'signoffs'>;

type Line = readonly [label: string, text: string];

/** Characters of half width that stand in one line of the small print. */
const SMALL_LINE = 150;

/** Name of the file: 「記録の控え_第12号.pdf」, and the same in ASCII. */
export function receiptFile({ number }: Pick<RecordedAct, 'number'>): { name: string; plainName: string } {
	return { name: `${receiptName}_第${number}号.pdf`, plainName: `receipt-${number}.pdf` };
}

/**
 * The receipt of an act of signing, ready to be made.
 * @param titleOf title of a section by its key
 */
export function receiptPaper(act: RecordedAct, titleOf: (section: string) => string): PdfJob {
	const { intent } = act;
	const number = `第${act.number}号`;
	const data = {
		title: `${receiptName} ${number}　${intent.plan.title}`,
		author: `${intent.body.name} ${intent.seat.person}`,
		heading: receiptName,
		subheading: '（本システム上の確認・承認の記録）',
		number,
		plan: intent.plan.title,
		scope: scopeWords,
		lines: linesOf(act),
		statement: intent.statement.words,
		parts: intent.parts.map((part) => ({
			section: /^\d/.test(part.section) ? `${part.section} ${titleOf(part.section)}` : titleOf(part.section),
			owner: ownerOf(part.owner, intent.body),
			seq: String(part.seq),
			hash: part.contentHash.replace(/^sha256:/, ''),
			signoff: part.signoff,
		})),
		checks: checkWords(act),
		proof: proofOf(act),
	};
	return { template: 'receipt', data, at: act.at };
}

/** A body signs the common parts and its own. */
function ownerOf(owner: string | null, body: RecordedAct['intent']['body']): string {
	return owner === null ? '共通' : owner === body.code ? body.name : owner;
}

function linesOf({ intent, evidence, at, ledger }: RecordedAct): Line[] {
	const { act, body, seat, said } = intent;
	const lines: (readonly [string, string | null])[] = [
		['計画', intent.plan.title],
		['記録の種類', actWords[act]],
		['団体', `${body.name}（団体コード ${body.code}）`],
		['記録した人', [seat.post, seat.person].filter((words) => words !== '').join('　')],
		['立場', capacityWords[said.capacity]],
		['専決・代決の根拠', said.basis],
		['不在の人', said.absent],
		['意思表示', said.verdict === null ? null : verdictWords[said.verdict]],
		[said.verdict === 'conditional' ? '条件' : '理由・意見', said.text],
		['文書番号', said.documentNumber],
		['決裁日', said.decidedOn === null ? null : paperDay(said.decidedOn)],
		['合議先', said.consulted.length === 0 ? null : said.consulted.join('、')],
		['記録時刻', `${paperMoment(at)}\nサーバーの時計による`],
		['サインインの方法', `${signInWordsOf(evidence)}\n${paperMoment(evidence.signedInAt)}`],
		['記録のときの確認', stepUpWords(evidence)],
		['記録簿', ledger === null ? null : ledgerWords(ledger)],
	];
	return lines.filter((line): line is Line => line[1] !== null && line[1] !== '');
}

/** Values in small print, each cut into lines: without blanks in it, whoever joins the lines has it back exactly. */
function proofOf(act: RecordedAct) {
	const { stepUp } = act.evidence;
	const values: Line[] = [['照合値（challenge）', act.challenge]];
	if (stepUp.method === 'passkey') {
		values.push(
			['パスキーの識別子（credential ID）', stepUp.credential],
			['公開鍵（COSE、base64url）', stepUp.publicKey],
			['RP ID', stepUp.rpId],
			['origin', stepUp.origin],
			['パスキーの登録', enrolmentWords(stepUp)],
			['authenticatorData（base64url）', stepUp.authenticatorData],
			['clientDataJSON（base64url）', stepUp.clientDataJSON],
			['応答値（signature、base64url）', stepUp.signature],
			['記録の原文（JSON）', originalOf(act)],
		);
	}
	return [...values.map(([label, value]) => ({ label, lines: cut(value) })), ...ledgerOf(act)];
}

const cut = (value: string): string[] => value.match(new RegExp(`.{1,${SMALL_LINE}}`, 'gsu')) ?? [];

/** Where the act stands in the plan's log. A checkpoint has lines of its own, which stay as they are. */
function ledgerOf({ ledger }: RecordedAct) {
	return ledger === null
		? []
		: [
				{ label: '記録簿の項の原文（JSON）', lines: cut(inAscii(ledger.entry)) },
				{ label: '記録簿の検証用の鍵（C2SP）', lines: cut(ledger.key) },
				{ label: '記録簿のこの項までの要約（C2SP checkpoint）', lines: ledger.checkpoint.trimEnd().split('\n') },
				{ label: '要約に含まれることを示す値（RFC 9162、葉から根へ）', lines: [...ledger.proof] },
			].filter(({ lines }) => lines.length > 0);
}

/** JSON in ASCII without a blank: everything else as its escape, which any reader of JSON undoes. */
function inAscii(json: string): string {
	return json.replace(/[^!-~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function originalOf({ intent }: RecordedAct): string {
	return inAscii(intentText(intent).slice(intent.format.length + 1));
}
