import type { NoticeKind, ThreadKind } from '@renkei/plan';

/** ISO date as people write it: 12月1日. */
export const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

/** Heads of groups in a mail, and what stands in its subject. 確認 and 決裁 are never one group. */
const heads: Readonly<Record<NoticeKind, string>> = {
	due: '期限の近い依頼',
	returned: '差戻し',
	sign: '決裁のお願い',
	'sign-again': '決裁のやり直しのお願い',
	check: '確認のお願い',
	'later-view': '代決の後閲のお願い',
	asked: '返事のお願い',
	'round-asks': '指摘への回答のお願い',
	mentioned: 'あなたの名前のある指摘',
	named: '名前が挙がった指摘',
	replied: '返信',
	resolved: '解決した指摘',
	'opened-again': 'もう一度開いた指摘',
	accepted: '取り入れられた提案',
	declined: '見送られた提案',
	answered: '指摘への対応',
	round: '公開された指摘',
	frozen: '凍結',
	reopened: '凍結の解除',
	decided: '決裁の完了',
	representative: '代表団体',
	drafting: '下書きの手伝い',
	'suggest-only': '提案のみの節',
	edition: '様式の版',
	seat: '新しい席',
	receipt: '記録の控え',
	withdrawn: '決裁の撤回',
	correction: '軽微な修正',
	objected: '軽微な修正への異議',
	carried: '軽微な修正の後の決裁',
};

/** What was done, behind who did it: 「委託 佐藤さんから：」. */
const acts: Readonly<Record<NoticeKind, string>> = {
	due: '期限の近い依頼があります',
	returned: '差戻しがありました。文を直してください',
	sign: '文が凍結されました。決裁をお願いします',
	'sign-again': '文が変わり、前の決裁が失効しました。もう一度、決裁をお願いします',
	check: '文が凍結されました。担当者としての確認をお願いします',
	'later-view': '代決が記録されました。後閲をお願いします',
	asked: '返事をお願いします',
	'round-asks': '公開された指摘に、回答をお願いします',
	mentioned: 'あなたの名前が書かれました',
	named: 'あなたの名前が書かれました',
	replied: '返信がありました',
	resolved: '指摘が解決になりました',
	'opened-again': '解決した指摘が、もう一度開かれました',
	accepted: 'あなたの提案が取り入れられました',
	declined: 'あなたの提案は見送られました',
	answered: '指摘への対応が記録されました',
	round: '指摘が公開されました',
	frozen: '文が凍結されました',
	reopened: '凍結が解除されました',
	decided: 'すべての団体の決裁がそろいました',
	representative: '代表団体が決まりました',
	drafting: '委託事業者が下書きを手伝えるかどうかが変わりました',
	'suggest-only': '提案のみの節が変わりました',
	edition: '計画の様式の版が変わりました',
	seat: '席が用意されました',
	receipt: '記録の控えをお届けします',
	withdrawn: '決裁の記録が撤回されました',
	correction: '凍結した文の直しが、軽微な修正とされました。期限までに異議を出さなければ、前の決裁が続きます',
	objected: '軽微な修正に異議が出されました',
	carried: '軽微な修正の後も、前の決裁が続きます',
};

const threadKinds: Readonly<Record<ThreadKind, string>> = {
	comment: 'コメント',
	question: '質問',
	'must-fix': '必ず直す',
	suggestion: '提案',
	'pre-consultation': '事前相談で指摘',
};

const JAPAN_AHEAD_MS = 9 * 60 * 60 * 1000;
const longDay = (day: string): string => `${Number(day.slice(0, 4))}年${dayWords(day)}`;

/** Words of a receipt. Never 電子署名 nor anything else that the law knows (reliability.md §4). */
const receipt = {
	line: (label: string, value: string) => `${label}：${value}`,
	number: '控えの番号',
	plan: '計画',
	body: '団体',
	person: '記録した人',
	personWords: (post: string, person: string) => (post === '' ? person : `${post} ${person}`),
	record: '記録',
	acts: { withdraw: '撤回', 'later-view': '代決の後閲' },
	documentNumber: '文書番号',
	decidedOn: '決裁日',
	day: longDay,
	time: '日時',
	/** To the second, in Japan, whatever zone the server stands in. */
	moment: (at: string) => {
		const there = new Date(Date.parse(at) + JAPAN_AHEAD_MS).toISOString();
		const [hour, minute, second] = [there.slice(11, 13), there.slice(14, 16), there.slice(17, 19)];
		return `${longDay(there)} ${Number(hour)}時${minute}分${second}秒（日本時間。本システムの時計による）`;
	},
	text: '理由・条件など',
	basis: '根拠',
	absent: '不在の人',
	consulted: '合議先',
	statement: '記録した言葉：',
	ledger: (index: number) => `記録簿の${index}番の項。この項までの要約（改行のまま保管してください）：`,
	hashes: (count: number) => `文の確認値（部分${count}個）：`,
	trunk: '共通の部分',
	ofBody: (body: string) => `${body}の部分`,
	moreHashes: (count: number) => `ほか${count}個の確認値は、次の控えのページでお読みください。`,
} as const;

/** Every word of the mails; the reader is an officer who is tired and whose mail program shows plain text. */
export const mailText = {
	heads,
	acts,
	threadKinds,
	person: (party: string, person: string) => `${party} ${person}さん`,
	byWhom: (who: string, act: string) => `${who}から：${act}。`,
	byNobody: (act: string) => `${act}。`,
	place: (key: string, title: string) => (/^\d/.test(key) ? `${key} ${title}` : title),
	ofBody: (place: string, body: string) => `${place}（${body}の部分）`,
	ofThread: (place: string, kind: string) => `${place}：${kind}`,
	wholePlan: '計画全体',
	due: (day: string) => `期限：${dayWords(day)}`,
	dueTomorrow: (day: string) => `期限：明日（${dayWords(day)}）`,
	dueToday: (day: string) => `期限：今日（${dayWords(day)}）`,
	duePast: (day: string) => `期限：${dayWords(day)}（過ぎています）`,
	until: (day: string) => `異議を出せる期限：${dayWords(day)}`,
	lastDay: { tomorrow: '期限は明日', today: '期限は今日', past: '期限を過ぎた依頼', later: '期限の近い依頼' },
	reason: (words: string) => `理由：${words}`,
	detail: (words: string) => `内容：${words}`,
	drafting: { allowed: '下書きを手伝えるようになりました', stopped: '下書きを手伝えないようになりました' },
	round: (title: string, waiting: number) => `${title}：答えていない指摘 ${waiting}件`,
	roundPlain: (waiting: number) => `答えていない指摘 ${waiting}件`,
	walled: '言葉はメールに載せません。Renkei でお読みください。',
	withoutWords: '書かれた言葉は、Renkei でお読みください。',
	receipt,
	and: (first: string, more: number) => `${first} ほか${more}件`,
	sections: (count: number) => `${count}つの節`,
	subject: (tag: string, plan: string, what: string) => `【${tag}】${plan}：${what}`,
	digestSubject: (count: number, day: string) => `【お知らせ ${count}件】Renkei ${dayWords(day)}`,
	promptBegin: (plan: string, asks: number, receipts: number) =>
		`「${plan}」について、${[asks > 0 ? `お願いが${asks}件` : '', receipts > 0 ? `記録の控えが${receipts}件` : ''].filter((part) => part !== '').join('、')}あります。`,
	digestBegin: (count: number) => `前のお知らせのメールの後に、次の${count}件がありました。`,
	head: (head: string) => `■ ${head}`,
	planHead: (plan: string) => `◆ ${plan}`,
	item: (line: string) => `・${line}`,
	more: (count: number) => `このほかに${count}件あります。「お知らせ」でお読みください。`,
	alsoOpen: (count: number) => `ほかに、済んでいない依頼が${count}件あります。`,
	toInbox: 'お知らせの一覧：',
	withoutClick: [
		'このメールはリンクを押さなくても使えます。',
		'Renkei を開き、「お知らせ」を見てください。',
		'メールで受け取るものは、Renkei の「通知メール」の設定で変えられます。',
	],
	checkpointSubject: (plan: string, day: string) => `【記録簿の要約】${plan}：${dayWords(day)}`,
	checkpointBody: (plan: string, size: number) => [
		`「${plan}」の記録簿（決裁、凍結、権限などの記録）は、いま${size}項あります。`,
		'下の5行（空行を含む）は、その要約です。このメールを消さずに保管してください。',
		'後から記録が書き換えられたり、消されたりしたときに、これと合わなくなります。',
		'',
	],
	checkpointKey: '検証用の鍵：',
	checkpointUse: [
		'確かめ方：団体の控え（アーカイブ）を書き出し、renkei verify に、この要約の行をファイルにして --checkpoint で渡します。',
		'何もしなくてかまいません。記録が増えた日だけ、朝に届きます。',
	],
	codeSubject: '【番号のお知らせ】Renkei の通知メール',
	codeBody: (code: string) => [
		'Renkei の通知メールを、このアドレスで受け取る手続きが始まりました。',
		'次の番号を、Renkei の「通知メール」の設定に入れてください。',
		'',
		`番号：${code}`,
		'',
		'しばらくすると、この番号は使えなくなります。',
		'心当たりがなければ、何もしないでください。通知メールは届きません。',
	],
} as const;
