/** A prefecture by its 6-digit code. */
export interface Prefecture {
	readonly code: string;
	readonly name: string;
}

/** The prefectures that the programme of 令和7年度 names, in code order (domain.md §3). */
export const prefectures: readonly Prefecture[] = [
	{ code: '010006', name: '北海道' },
	{ code: '020001', name: '青森県' },
	{ code: '060003', name: '山形県' },
	{ code: '110001', name: '埼玉県' },
	{ code: '220001', name: '静岡県' },
	{ code: '360007', name: '徳島県' },
	{ code: '420000', name: '長崎県' },
	{ code: '450006', name: '宮崎県' },
	{ code: '470007', name: '沖縄県' },
];

/** The five that were supported under 類型② in 令和5、6年度 ("県5" of the intake rules), by code. */
export const supportedBefore: readonly string[] = ['020001', '110001', '220001', '360007', '450006'];

/** The prefecture that a municipality's code belongs to, or null when it is not in the list. */
export function prefectureOf(code: string): Prefecture | null {
	return prefectures.find((prefecture) => prefecture.code.slice(0, 2) === code.slice(0, 2)) ?? null;
}
