const YEN_PER = { yen: 1, 'thousand-yen': 1_000 } as const;
const UNITS = [
	['億', 100_000_000],
	['万', 10_000],
	['千', 1_000],
] as const;

/** An amount as it is said, 「1,234万5千円」: read back, it shows a figure that was meant in another unit. */
export function moneyWords(value: number, type: keyof typeof YEN_PER): string {
	let left = Math.abs(value) * YEN_PER[type];
	const said = UNITS.flatMap(([unit, size]) => {
		const count = Math.floor(left / size);
		left -= count * size;
		return count === 0 ? [] : [`${count.toLocaleString('ja-JP')}${unit}`];
	});
	const rest = left > 0 || said.length === 0 ? [left.toLocaleString('ja-JP')] : [];
	return `${value < 0 ? '△' : ''}${[...said, ...rest].join('')}円`;
}
