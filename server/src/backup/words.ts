import type { PlanPositions } from '../storage/plan-positions.ts';
import type { Counts, Fault, FaultKind, Findings } from './fault.ts';
import type { MadeBackup } from './make-backup.ts';
import type { Restored } from './restore-backup.ts';

/** What every command prints, for people who run a server and read Japanese. */
export const usage: string = [
	'使い方',
	'  npm run renkei -- backup --to <保存先> [--data <データフォルダー>] [--recipient <公開鍵>]… [--identity <鍵ファイル>]',
	'      動いたままのデータを写し、確かめて保存します。--recipient を付けると暗号化します。',
	'  npm run renkei -- restore --from <バックアップ> --to <新しいデータフォルダー> [--identity <鍵ファイル>]',
	'      データのない新しいフォルダーに復元します。',
	'  npm run renkei -- check [--data <データフォルダー>]',
	'      データが壊れていないかを調べます。何も書き換えません。',
	'  npm run renkei -- backup-key --out <鍵ファイル>',
	'      暗号化のための鍵を作ります。',
	'  npm run renkei -- ledger-key [--data <データフォルダー>]',
	'      記録簿の要約に使う鍵を新しくします。動いたままでもできます。',
	'  npm run renkei -- verify <控えの zip かフォルダー> [--checkpoint <要約のファイル>]… [--key <検証用の鍵>]',
	'      団体の控えが記録のとおりかを確かめます。データもネットワークも使いません。',
].join('\n');

const inJapan = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', dateStyle: 'medium', timeStyle: 'medium' });

const timeOf = (at: string): string => `${inJapan.format(new Date(at))}（日本時間）`;
const numberOf = (value: number): string => value.toLocaleString('ja-JP');
const countsOf = ({ plans, parts, rows }: Counts): string =>
	`計画 ${numberOf(plans)} 件、部分 ${numberOf(parts)} 件、編集の記録 ${numberOf(rows)} 行`;
const sizeOf = (bytes: number): string => `${numberOf(Math.max(1, Math.round(bytes / 1024)))} KB`;

/** What a backup was made of and where it is. */
export function backupWords({ file, bytes, verified, encrypted, opened }: MadeBackup): string {
	return [
		'バックアップを作り、読み返して確かめました。',
		`  ファイル：${file}（${sizeOf(bytes)}）`,
		`  時点：${timeOf(verified.at)}`,
		`  中身：${countsOf(verified.counts)}`,
		encrypted
			? `  暗号化：あり${opened ? '（鍵ファイルで開けることも確かめました）' : '（鍵で開けるかは確かめていません）'}`
			: '  暗号化：なし（このファイルを持つ人は中身を読めます）',
		'このファイルを、このサーバーとは別の場所にも写してください。',
	].join('\n');
}

/** What stands in a restored folder. */
export function restoreWords(restored: Restored, to: string): string {
	return [
		'バックアップを復元し、確かめました。',
		`  復元先：${to}`,
		`  時点：${timeOf(restored.at)}。これより後の編集は入っていません。`,
		`  中身：${countsOf(restored.counts)}`,
		`  世代：${restored.generation}`,
		...restored.plans.map(planWords),
		'入っていた人は全員、もう一度入り直す必要があります。',
		'各自の画面に残っている、時点より後の編集は、その人が部分を開き直すと戻ることがあります。',
	].join('\n');
}

/** Only parts that somebody wrote in: a new plan has a hundred that hold nothing but their first row. */
function planWords({ title, lastCommit, parts }: PlanPositions): string {
	const written = parts.filter((part) => part.seq > 1).map((part) => `${nameOf(part)}＝${part.seq}`);
	const last = lastCommit === null ? '記録なし' : `最後の記録 ${timeOf(lastCommit)}`;
	const positions = written.length === 0 ? '' : `\n      部分ごとの最後の位置：${written.join('、')}（ほかは 1）`;
	return `  ・${title}：部分 ${parts.length} 件、${last}${positions}`;
}

const nameOf = ({ key, body }: { readonly key: string; readonly body: string | null }): string =>
	body === null ? key : `${key}/${body}`;

/** What a check found: first the place to look at first. */
export function checkWords({ counts, faults }: Findings): string {
	const [first] = faults;
	if (first === undefined) {
		return `異常はありません。${countsOf(counts)}を調べました。`;
	}
	return [
		`異常が ${faults.length} 件あります。最初は${placeOf(first)}です。`,
		...faults.map((fault) => `  ・${placeOf(fault)}：${whatOf(fault)}`),
		'データフォルダーとバックアップを消さずに残し、いちばん新しいバックアップを別のフォルダーへ復元してください。',
	].join('\n');
}

function placeOf({ part, seq }: Fault): string {
	if (part === null) {
		return 'データベース全体';
	}
	const name = part.key === '' ? part.id : `${nameOf(part)}（${part.id}）`;
	return seq === null ? `部分 ${name}` : `部分 ${name}の位置 ${seq}`;
}

const faultWords: Readonly<Record<FaultKind, string>> = {
	database: 'データベースのファイルが壊れています',
	newer: 'より新しい版の Renkei のデータです',
	orphan: 'どの計画にもない部分の記録があります',
	template: '様式にない部分か、読み取れない内容です',
	unreadable: '記録を読み出せません',
	'row-missing': '編集の記録が欠けています',
	'row-hash': '編集の記録が書いたときと違っています（SHA-256 が合いません）',
	'row-bytes': '編集の記録を読み取れません',
	'row-gap': '前提になる編集が欠けています',
	'row-beyond': '最後の位置より後に編集の記録があります',
	'checkpoint-hash': '途中のまとめが書いたときと違っています（SHA-256 が合いません）',
	checkpoint: '途中のまとめが編集の記録と合いません',
	content: '一覧や画面に使う内容が編集の記録と合いません',
	'content-words': '一覧や画面に使う内容がそのハッシュと合いません',
	freeze: '確定した内容が編集の記録と合いません',
	'freeze-words': '確定した内容がそのハッシュと合いません',
	manifest: '計画全体の凍結に並ぶハッシュが編集の記録と合いません',
	revision: '残した版が編集の記録と合いません',
	lock: '確定の印に、対応する確定した内容がありません',
	signoff: '確定されていない内容への確認・承認の記録があります',
	ledger: '計画の記録簿がつながっていないか、凍結とその解除、決裁の記録と合いません',
};

function whatOf({ kind, seq, detail }: Fault): string {
	if (kind === 'row-missing') {
		return String(seq) === detail ? faultWords[kind] : `${faultWords[kind]}（位置 ${detail} まで）`;
	}
	return detail === null ? faultWords[kind] : `${faultWords[kind]}（${detail}）`;
}

/** What a new key is for. */
export function keyWords(file: string, recipient: string): string {
	return [
		`鍵ファイルを作りました：${file}`,
		`  公開鍵：${recipient}`,
		'バックアップを作るときは --recipient にこの公開鍵を付けます。公開鍵は知られてもかまいません。',
		'鍵ファイルはサーバーに置かず、別の場所に二つ以上保管してください。なくすとバックアップは二度と開けません。',
	].join('\n');
}
