import { higashiIburi, iheya, type Municipality, mogami, saza, shibecha } from './municipalities.ts';

/** One row of the adoption result; owns one plan (①③) or one plan for each supported municipality (②). */
export interface AdoptedBody {
	readonly scheme: 1 | 2 | 3;
	readonly year: '令和7年度';
	/** No. within the scheme. */
	readonly number: number;
	/** Title of the plan that it writes. */
	readonly title: string;
	/** In code order, whatever the order of the result. The 代表団体 is not told there, so nobody is marked as such. */
	readonly parties: readonly Municipality[];
	/** 連携する支援事業者; asked in ③ only. */
	readonly supportBusiness: '未定' | null;
}

const single = (number: number, body: Municipality): AdoptedBody => ({
	scheme: 1,
	year: '令和7年度',
	number,
	title: `${body.name} デジタル実装計画`,
	parties: [body],
	supportBusiness: null,
});

/** 採択結果 of 令和7年度: ① three, ② none, ③ two. */
export const adoptedBodies: readonly AdoptedBody[] = [
	single(1, shibecha),
	single(2, saza),
	single(3, iheya),
	{
		scheme: 3,
		year: '令和7年度',
		number: 1,
		title: '最上郡7町村 地域間連携 デジタル実装計画',
		parties: mogami,
		supportBusiness: '未定',
	},
	{
		scheme: 3,
		year: '令和7年度',
		number: 2,
		title: '東胆振1市4町 地域間連携 デジタル実装計画',
		parties: higashiIburi,
		supportBusiness: '未定',
	},
];
