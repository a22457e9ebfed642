import type { DemoPart } from '../demo-types.ts';
import { asagiri, hino, kasumizawa, kurise, mizumori, tsubakizaka, wakasugi } from '../parties.ts';

const member = (body: string, name: string, role: '代表団体' | '構成団体') => ({
	body,
	prefecture: '月影県',
	county: '月影郡',
	name,
	role,
});

/** Invented numbers: no exchange has the area code 0000. */
const contact = (body: string, section: string, responsible: string, officer: string) => ({
	body,
	section,
	responsible,
	officer,
	phone: '0000-00-0000',
});

/** 00 基本情報 and 01 事業概要. */
export const basicParts: readonly DemoPart[] = [
	{
		key: '00',
		body: null,
		prose: [
			'対象とする地域は、月影郡の7町村の全域である。名称の「移動と見守り」は、住民の移動の予約と、独り暮らしの高齢者の見守りを一つの仕組みで行うことを表す。',
		],
		fields: {
			edition: 'TYPE1',
			joint: '地域間連携',
			'project-name': '月影郡7町村 移動と見守りの連携事業',
			'main-field': '交通・移動',
			'related-fields': '福祉・見守り、健康・医療',
			'implementation-from': '2027-04-01',
			'implementation-to': '2028-03-31',
			'operation-from': '2028-04-01',
			'operation-to': '2030-03-31',
			representative: asagiri,
		},
		tables: {
			members: [
				member(asagiri, '朝霧町', '代表団体'),
				member(kasumizawa, '霞沢町', '構成団体'),
				member(kurise, '栗瀬町', '構成団体'),
				member(tsubakizaka, '椿坂町', '構成団体'),
				member(hino, '灯野村', '構成団体'),
				member(mizumori, '水守村', '構成団体'),
				member(wakasugi, '若杉村', '構成団体'),
			],
			contacts: [
				contact(asagiri, '企画課 企画係', '企画課長 大友 和彦', '係長 佐藤 真紀'),
				contact(kasumizawa, '福祉課 地域支援係', '企画財政課長 工藤 直子', '主査 高橋 健'),
				contact(kurise, '総務課 情報係', '総務課長 小林 修', '主任 山田 恵'),
				contact(tsubakizaka, '住民課 生活係', '総務課長 村上 孝', '主査 石川 由美'),
				contact(hino, '総務課 企画係', '総務課長 遠藤 清', '主任 菅原 美咲'),
				contact(mizumori, '住民福祉課 福祉係', '副村長 柴田 弘', '主事 阿部 隼人'),
				contact(wakasugi, '健康福祉課 健康係', '総務課長 本間 茂', '主任 井上 千春'),
			],
			consultations: [
				{
					date: '2026-10-14',
					method: 'オンライン',
					counterpart: '伴走支援の窓口（練習用）',
					result: '連携の必然性を数字で示すこと、付加価値KPIを入れることを求められた。04と08を直す。',
				},
			],
		},
	},
	{
		key: '01',
		body: null,
		prose: [
			'月影郡の7町村では、路線バスの減便と運転手の高齢化により、自家用車を使えない住民の通院と買い物が難しくなっている。町村ごとにデマンド交通を走らせているが、予約は電話に限られ、町村の境をまたぐ移動では予約と乗り換えが二度要る。',
			'そこで、7町村が共通の予約・配車サービスを導入し、住民が一度の予約で隣の町の病院まで行けるようにする。スマートフォンを使わない住民のために予約センターを一つ置き、電話でも同じ車を予約できるようにする。',
			'あわせて、独り暮らしの高齢者の見守りの記録を7町村で同じ形にそろえる。本人の同意のもとで乗車の記録から外出の減少に気づき、その町村の保健師と民生委員に知らせる。',
			'これにより、75歳以上の外出の回数を3年で月6.2回から月7.5回に増やし、予約センターを共同で持つことで1団体当たりの運営費を26%下げる。',
		],
		fields: {
			abstract:
				'月影郡の7町村が、共通の予約・配車サービスと一つの予約センターを持ちます。自家用車を使えない住民が、一度の予約で隣の町の病院や店まで行けるようになります。独り暮らしの高齢者の見守りの記録も同じ形にそろえ、外出が減ったときに早く気づけるようにします。',
			'slide-issue':
				'75歳以上の41.3%が「この1か月に行きたい所へ行けなかった」。通院先の6割は隣の町だが、予約は町村ごとに電話で2回ずつ要る。',
			'slide-solution':
				'7町村共通の予約・配車サービスと予約センター。見守りの記録を同じ形にそろえ、本人の同意で乗車の記録とつなぐ。',
			'slide-scene':
				'栗瀬町の78歳の女性が、前の日に電話で1回予約し、朝9時に自宅の前で乗り、乗り換えなしで朝霧町の病院に着く。帰りも同じ予約で帰る。',
			'slide-effect': '75歳以上の外出を月6.2回から7.5回へ。予約センターの運営費を1団体当たり26%減。3年後に隣の郡へ広げる。',
		},
		tables: {},
	},
];
