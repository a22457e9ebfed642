import type { Party } from '@renkei/plan';

/** The invented consortium: no prefecture has the digits 99, the check digits are right. In code order. */
export const asagiri = '994014';
export const kasumizawa = '994022';
export const kurise = '994031';
export const tsubakizaka = '994049';
export const hino = '994057';
export const mizumori = '994065';
export const wakasugi = '994073';
export const tsukikage = '990001';
export const sumikawa = 'business-sumikawa';
export const kitahi = 'business-kitahi';
export const michishirube = 'vendor-michishirube';

/** The seven bodies in code order. */
export const bodies = [asagiri, kasumizawa, kurise, tsubakizaka, hino, mizumori, wakasugi] as const;

const body = (code: string, name: string, shortName: string): Party => ({
	code,
	name,
	shortName,
	kind: 'municipality',
	membership: 'member',
	place: '月影県月影郡',
});

export const demoParties: readonly Party[] = [
	body(asagiri, '朝霧町', '朝霧'),
	body(kasumizawa, '霞沢町', '霞沢'),
	body(kurise, '栗瀬町', '栗瀬'),
	body(tsubakizaka, '椿坂町', '椿坂'),
	body(hino, '灯野村', '灯野'),
	body(mizumori, '水守村', '水守'),
	body(wakasugi, '若杉村', '若杉'),
	{ code: tsukikage, name: '月影県', shortName: '月影', kind: 'prefecture', membership: 'observer', place: '月影県' },
	{ code: sumikawa, name: '澄川システム株式会社', shortName: '澄川', kind: 'business', membership: 'business', place: null },
	{ code: kitahi, name: '北灯データ株式会社', shortName: '北灯', kind: 'business', membership: 'business', place: null },
	{ code: michishirube, name: '株式会社道しるべ総研', shortName: '委託', kind: 'vendor', membership: 'vendor', place: null },
];
