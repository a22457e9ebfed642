import type { Fault, Summary, Verdict } from '@renkei/ledger';
import { faultWords } from './fault-words.ts';

const inJapan = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', dateStyle: 'medium', timeStyle: 'medium' });
/** Control characters of a file's words would write over the terminal. */
const plain = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

/**
 * What a check found, for whoever keeps the archive.
 * @param checkpoints names of the files with the checkpoints that were handed in
 */
export function verdictWords(verdict: Verdict, checkpoints: readonly string[]): string {
	return verdict.ok ? soundWords(verdict.summary) : faultyWords(verdict.fault, checkpoints);
}

function soundWords(summary: Summary): string {
	const { plan, body, person, at, entries, hidden, files, acts, passkeys, signoffs, checkpoint, key } = summary;
	return [
		'この控えは、記録のとおりです。',
		`  計画：${plain(plan.title)}`,
		`  団体：${plain(body.name)}（${plain(body.code)}）`,
		`  書き出した人と日時：${plain(person)}、${inJapan.format(new Date(at))}（日本時間）`,
		`  記録簿：${entries} 件${hidden === 0 ? '' : `（うち ${hidden} 件は、内容をこの団体に見せない記録です。並びと確認値だけを確かめました）`}`,
		`  確認・決裁の記録：${acts} 件（パスキーで確かめられたもの ${passkeys} 件）`,
		`  いまの確認・決裁：有効 ${signoffs.valid}、失効 ${signoffs.lapsed}、撤回 ${signoffs.withdrawn}`,
		`  ファイル：${files} 個`,
		`  記録簿の要約：${checkpoint.size} 件、${checkpoint.root}`,
		`  検証用の鍵：${plain(key)}`,
		...limitsOf(summary),
	].join('\n');
}

/** What was not looked at: an archive alone cannot tell a log that was written anew from its beginning. */
function limitsOf({ keyGiven, outside }: Summary): string[] {
	return [
		keyGiven
			? '  渡された鍵は、この記録簿の鍵です。'
			: '  鍵は控えの中のものを使いました。別に控えておいた鍵があれば、--key で渡すと、同じ記録簿かどうかも確かめられます。',
		outside > 0
			? `  別に保管していた要約 ${outside} 個とも合っています。`
			: '  記録簿がはじめから作り直されていないかは、別に保管していた要約を --checkpoint で渡すと確かめられます。',
	];
}

function faultyWords({ code, file, entry, detail }: Fault, checkpoints: readonly string[]): string {
	const outside = /^checkpoint:(\d+)$/.exec(file)?.[1];
	const name = plain(outside === undefined ? file : (checkpoints[Number(outside) - 1] ?? file));
	const place = `${name === '' ? '控え' : name}${entry === null ? '' : ` の ${entry + 1} 番目の記録`}`;
	return [
		`最初の食い違い：${place}：${faultWords[code]}`,
		`  くわしく：${code}${detail === '' ? '' : `、${plain(detail).slice(0, 300)}`}`,
		'この控えは、このままでは記録として使えません。書き出した人に、もう一度書き出してもらって確かめてください。それでも食い違うときは、システムの管理者に、この表示と控えを渡してください。',
	].join('\n');
}
