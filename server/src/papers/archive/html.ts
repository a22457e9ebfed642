/** A text of HTML whose words are escaped: only what is written with {@link html} stands in it as it is. */
export interface Html {
	readonly html: string;
}

const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeText = (text: string): string => text.replace(/[&<>"']/g, (letter) => escaped[letter] ?? letter);

type Piece = string | number | null | undefined | Html | readonly Piece[];

function written(piece: Piece): string {
	if (piece === null || piece === undefined) {
		return '';
	}
	if (typeof piece === 'object') {
		return 'html' in piece ? piece.html : piece.map(written).join('');
	}
	return escapeText(String(piece));
}

/** A template of HTML: what is put in is escaped, unless it is HTML made here. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
	return { html: parts.map((part, index) => part + written(pieces[index])).join('') };
}

/** Words with their line breaks. */
export function lines(words: string): Html {
	const [first = '', ...rest] = words.split('\n');
	return html`${first}${rest.map((line) => html`<br>${line}`)}`;
}

/** A table with a head; cells are words or HTML. */
export function table(heads: readonly string[], rows: readonly (readonly Piece[])[]): Html {
	return html`<div class="wide"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${typeof cell === 'string' ? lines(cell) : cell}</td>`)}</tr>\n`)}</tbody></table></div>\n`;
}

const style = `body{font-family:"Noto Sans JP","Hiragino Sans","Yu Gothic","Meiryo",sans-serif;line-height:1.7;color:#1a1a1c;margin:0 auto;max-width:60rem;padding:1.5rem}
h1{font-size:1.6rem}h2{font-size:1.3rem;border-bottom:2px solid #264af4;margin-top:2.5rem}h3{font-size:1.1rem;margin-top:1.8rem}h4,h5{font-size:1rem}
table{border-collapse:collapse;margin:.6rem 0}th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top}th{background:#f1f1f4}
.wide{overflow-x:auto}.hash{font-family:monospace;font-size:.8rem;overflow-wrap:anywhere}.note{color:#4d4d4d;font-size:.9rem}a{color:#0017c1}
nav a{margin-right:1rem}@media print{nav{display:none}h2{break-after:avoid}}`;

/** A page that opens from a disk: no script, and nothing is fetched. */
export function page(title: string, body: Html): string {
	const { html: made } = html`<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title><style>${{ html: style }}</style></head>
<body>
<nav aria-label="控えの中"><a href="index.html">計画の文</a><a href="evidence.html">確認と決裁の記録</a><a href="history.html">経過</a><a href="comments.html">指摘</a></nav>
<h1>${title}</h1>
${body}
</body></html>
`;
	return made;
}
