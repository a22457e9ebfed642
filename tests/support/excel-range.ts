/** A range as Excel puts it into the clipboard, and what it is in the table 共通の費用 of section 11. */
export interface ExcelRange {
	readonly text: string;
	/** Rows as the document holds them; an empty cell is absent. */
	readonly rows: readonly Readonly<Record<string, string | number>>[];
}

const wide = (figure: number): string =>
	figure.toLocaleString('ja-JP').replace(/[\d,]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

/**
 * Ten columns, No to 対象・対象外理由, of cost lines: full-width digits, commas, amounts in 円, cells that are empty,
 * a line break inside quotes, a △. Amounts in 円 are meant to be cut to 千円.
 */
export function costRange(lines: number): ExcelRange {
	const rows: Record<string, string | number>[] = [];
	const texts: string[] = [];
	for (let no = 101; no < 101 + lines; no += 1) {
		const amount = (no - 100) * 1_000;
		const broken = no % 7 === 0;
		const excluded = no % 10 === 0;
		const contents = broken ? `"機器の設置\n（${no}か所目）"` : `機器の設置 ${no}`;
		texts.push(
			[
				no % 2 === 0 ? String(no) : wide(no),
				'機器',
				contents,
				no % 3 === 0
					? `${(amount * 1_000 + 999).toLocaleString('ja-JP')}円`
					: no % 3 === 1
						? wide(amount)
						: amount.toLocaleString('ja-JP'),
				String(no - 100),
				'台',
				'1,000',
				no % 5 === 0 ? '運用' : '初期',
				excluded ? '対象外' : '対象',
				excluded ? '汎用備品' : '',
			].join('\t'),
		);
		rows.push({
			no,
			expense: '機器',
			content: broken ? `機器の設置 （${no}か所目）` : `機器の設置 ${no}`,
			amount,
			quantity: no - 100,
			'quantity-unit': '台',
			'unit-price': 1_000,
			phase: no % 5 === 0 ? '運用' : '初期',
			eligibility: excluded ? '対象外' : '対象',
			...(excluded ? { 'ineligible-reason': '汎用備品' } : {}),
		});
	}
	return { text: `${texts.join('\r\n')}\r\n`, rows };
}
