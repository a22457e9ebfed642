import type { SigningActView, ThreadView } from '@renkei/api';
import { paperDay, paperMoment } from '../receipt/japan-time.ts';
import { actWords, capacityWords, stepUpWords, verdictWords } from '../receipt/receipt-words.ts';
import type { PartWords, PlanWords } from './archive-paper.ts';
import { type Html, html, lines, page, table } from './html.ts';
import { proseHtml } from './prose-html.ts';

/** An act as the pages tell of it. */
export interface ActWords extends Pick<SigningActView, 'number' | 'at' | 'intent' | 'evidence'> {
	/** Path of its data in the archive, and of its receipt where there is one. */
	readonly path: string;
	readonly receipt: string | null;
	/** What its sign-offs are now, in order of its parts: 有効, 失効, 撤回. */
	readonly states: readonly string[];
}

export interface JournalWords {
	readonly at: string;
	readonly by: string;
	readonly what: string;
	readonly place: string;
	readonly detail: string;
}

const hash = (value: string): Html => html`<span class="hash">${value.replace(/^sha256:/, '')}</span>`;

function partHtml(part: PartWords): Html {
	return html`<h3>${part.owner}（${part.state}）</h3>
<p class="note">確認値 ${hash(part.hash)}　データ <a href="${part.path}">${part.path}</a></p>
${part.fields.length === 0 ? '' : table(['項目', '内容'], part.fields)}
${part.tables.filter(({ rows }) => rows.length > 0).map(({ title, heads, rows }) => html`<h4>${title}</h4>${table(heads, rows)}`)}
${proseHtml(part.prose)}`;
}

/** index.html: the words of the plan. */
export function planPage({ plan, body, person, at, sections }: PlanWords): string {
	return page(
		`${plan}　${body}の控え`,
		html`<p>${body} ${person}が${paperMoment(at)}に書き出しました。ここにあるのは、書き出したときの計画の文です。凍結したときの文は words フォルダーにあります。</p>
<p>この控えが記録のとおりであることの確かめ方は、<a href="読み方.txt">読み方.txt</a> にあります。</p>
${sections.map(({ title, parts }) => html`<h2>${title}</h2>\n${parts.map(partHtml)}`)}`,
	);
}

function actHtml({ number, at, intent, evidence, path, receipt, states }: ActWords, titleOf: (key: string) => string): Html {
	const { act, body, seat, said, statement, parts } = intent;
	const facts: (readonly [string, string | null])[] = [
		['記録の種類', actWords[act]],
		['団体', `${body.name}（団体コード ${body.code}）`],
		['記録した人', `${seat.post} ${seat.person}`.trim()],
		['立場', capacityWords[said.capacity]],
		['根拠', said.basis],
		['不在の人', said.absent],
		['意思表示', said.verdict === null ? null : verdictWords[said.verdict]],
		['条件・理由など', said.text],
		['文書番号', said.documentNumber],
		['決裁日', said.decidedOn === null ? null : paperDay(said.decidedOn)],
		['合議先', said.consulted.length === 0 ? null : said.consulted.join('、')],
		['記録時刻', paperMoment(at)],
		['記録のときの確認', stepUpWords(evidence)],
		['記録した言葉', statement.words],
	];
	return html`<h2 id="act-${number}">第${number}号　${body.name}　${actWords[act]}</h2>
<p class="note">データ <a href="${path}">${path}</a>${receipt === null ? '' : html`　控え <a href="${receipt}">${receipt}</a>`}</p>
${table(
	['項目', '内容'],
	facts.filter((fact): fact is readonly [string, string] => fact[1] !== null && fact[1] !== ''),
)}
${table(
	['節', '部分', '版', '確認値（SHA-256）', 'いま'],
	parts.map((part, index) => [
		`${part.section} ${titleOf(part.section)}`,
		part.owner === null ? '共通' : part.owner === body.code ? body.name : part.owner,
		String(part.seq),
		html`<a href="words/${part.contentHash.replace(/^sha256:/, '')}.json">${hash(part.contentHash)}</a>`,
		states[index] ?? '',
	]),
)}`;
}

/** evidence.html: every act of 確認 and 決裁. */
export function evidencePage(acts: readonly ActWords[], titleOf: (key: string) => string): string {
	return page(
		'確認と決裁の記録',
		html`<p>本システム上の確認（承認）の記録です。団体の文書管理規程による決裁に代わるものではありません。「いま」は、この控えを書き出したときのものです。</p>
${acts.length === 0 ? html`<p>まだ記録はありません。</p>` : acts.map((act) => actHtml(act, titleOf))}`,
	);
}

/** history.html: what happened, oldest first. */
export function historyPage(journal: readonly JournalWords[]): string {
	return page(
		'経過',
		html`<p>凍結、確認、決裁、席と権限の変更などを、古い順に並べています。時刻は日本標準時です。だれがいつ文を書いたかは history フォルダーに、部分ごとにあります。</p>
${table(
	['日時', 'だれが', '何を', 'どこ', '内容'],
	journal.map(({ at, by, what, place, detail }) => [paperMoment(at).replace('（日本標準時）', ''), by, what, place, detail]),
)}`,
	);
}

/** comments.html: threads by section. @param placeOf section and body of a part */
export function commentsPage(threads: readonly ThreadView[], words: ThreadLabels): string {
	return page(
		'指摘',
		html`<p>この団体が読める指摘と返信です。</p>
${
	threads.length === 0
		? html`<p>指摘はありません。</p>`
		: threads.map(
				(thread) => html`<h3>${words.place(thread)}　${words.kind(thread)}（${words.state(thread)}）</h3>
${thread.quote === null || thread.quote === '' ? '' : html`<blockquote>${lines(thread.quote)}</blockquote>`}
${thread.replacement === null ? '' : html`<p>提案した文：${lines(thread.replacement)}</p>`}${thread.value === null ? '' : html`<p>提案した値：${thread.value.words}</p>`}
<ul>${thread.comments.map(
					(comment) =>
						html`<li><p class="note">${comment.author.party.name} ${comment.author.person}　${paperMoment(comment.at)}</p><p>${lines(comment.text)}</p></li>\n`,
				)}</ul>`,
			)
}`,
	);
}

export interface ThreadLabels {
	place(thread: ThreadView): string;
	kind(thread: ThreadView): string;
	state(thread: ThreadView): string;
}

/** 読み方.txt. */
export const readme = (of: {
	readonly plan: string;
	readonly body: string;
	/** Papers that could not be made. */
	readonly missing: readonly string[];
}): string => `${of.plan}　${of.body}の控え

このフォルダーは、${of.body}がこの計画について読めるものと記録したものの、すべての控えです。
Renkei がなくても、ブラウザーと文字を読むソフトだけで読めます。ネットワークは要りません。

  index.html      計画の文（ここから開いてください）
  evidence.html   確認と決裁の記録
  history.html    経過（凍結、決裁、席と権限の変更など）
  comments.html   指摘と返信
  plan.pdf        計画の文を紙の形にしたもの
  receipts/       この団体の記録の控え（PDF）
  archive.json    だれが、いつ、何の控えを書き出したか
  parts/          部分ごとの、書き出したときの文（JSON）
  words/          凍結した文（JSON）。ファイル名が確認値です
  acts/           確認と決裁の記録そのもの（JSON）
  signoffs.json   確認と決裁がいまどうなっているか
  journal.json    経過（JSON）
  history/        だれがいつ書いたか（JSON）
  data/           計画の画面が見せるもの（JSON）
  manifest.json   このファイルたちの一覧と SHA-256
  ledger/         この計画の記録簿と、その要約（checkpoint）

確かめ方

  Renkei のプログラムを入れたフォルダーで、次を実行します。ネットワークは使いません。

    npm run renkei -- verify <この控え（zip かフォルダー）>

  前に受け取った要約（メール、控えの紙、画面で保管したもの）があれば、続けて渡します。
  サーバーを持つ人が後から記録を作り直したときに分かるのは、外に保管した要約があるときです。

    npm run renkei -- verify <この控え> --checkpoint <要約の5行を入れたファイル>

  形式は公開しています。ほかのプログラムでも確かめられます。
    確認値      「renkei.part.v1」、改行、RFC 8785 の JSON（words の content）の SHA-256
    照合値      「renkei.signoff.v1」、改行、RFC 8785 の JSON（acts の intent）の SHA-256
    記録簿の木  RFC 9162。葉は ledger/entries.jsonl の各行の entry を RFC 8785 の形にしたもの
    項の内容    「renkei.ledger-detail.v1」、改行、RFC 8785 の {salt, detail} の SHA-256 が entry の digest
    要約        C2SP tlog-checkpoint と signed-note（Ed25519）

これは本システム上の確認（承認）の記録であり、団体の文書管理規程による決裁に代わるものではありません。
${of.missing.length === 0 ? '' : `\n次の PDF は、内容が長いなどのため作れませんでした。同じ内容は、ページとデータ（JSON）にあります。\n${of.missing.map((path) => `  ${path}\n`).join('')}`}`;
