import type { Party } from '../parties/types.ts';

/** A municipality as it stands in a list of adopted bodies. */
export interface Municipality extends Party {
	readonly kind: 'municipality';
	readonly type: '市' | '町' | '村';
	readonly kana: string;
}

function municipality(code: string, place: string, name: string, kana: string, shortName: string): Municipality {
	const type = name.slice(-1) as Municipality['type'];
	return { code, name, shortName, kana, type, place, kind: 'municipality', membership: 'member' };
}

/** 類型①, in the order of the result. */
export const shibecha = municipality('016641', '北海道川上郡', '標茶町', 'しべちゃちょう', '標茶');
export const saza = municipality('423912', '長崎県北松浦郡', '佐々町', 'さざちょう', '佐々');
export const iheya = municipality('473596', '沖縄県島尻郡', '伊平屋村', 'いへやそん', '伊平');

/** 類型③ No.1, in code order. */
export const mogami: readonly Municipality[] = [
	municipality('063614', '山形県最上郡', '金山町', 'かねやままち', '金山'),
	municipality('063622', '山形県最上郡', '最上町', 'もがみまち', '最上'),
	municipality('063631', '山形県最上郡', '舟形町', 'ふながたまち', '舟形'),
	municipality('063649', '山形県最上郡', '真室川町', 'まむろがわまち', '真室'),
	municipality('063657', '山形県最上郡', '大蔵村', 'おおくらむら', '大蔵'),
	municipality('063665', '山形県最上郡', '鮭川村', 'さけがわむら', '鮭川'),
	municipality('063673', '山形県最上郡', '戸沢村', 'とざわむら', '戸沢'),
];

/** 類型③ No.2, in code order. */
export const higashiIburi: readonly Municipality[] = [
	municipality('012131', '北海道', '苫小牧市', 'とまこまいし', '苫小'),
	municipality('015784', '北海道白老郡', '白老町', 'しらおいちょう', '白老'),
	municipality('015814', '北海道勇払郡', '厚真町', 'あつまちょう', '厚真'),
	municipality('015857', '北海道勇払郡', '安平町', 'あびらちょう', '安平'),
	municipality('015865', '北海道勇払郡', 'むかわ町', 'むかわちょう', 'むか'),
];
