import type { SeatRole } from '@renkei/plan';
import type { DemoSeat } from './demo-types.ts';
import {
	asagiri,
	hino,
	kasumizawa,
	kitahi,
	kurise,
	michishirube,
	mizumori,
	sumikawa,
	tsubakizaka,
	tsukikage,
	wakasugi,
} from './parties.ts';

const seat = (
	id: string,
	party: string,
	role: SeatRole,
	post: string,
	person: string,
	personId: string,
	more: Pick<DemoSeat, 'card' | 'delegation'> = {},
): DemoSeat => ({
	seat: `seat-${id}`,
	person,
	personId: `person-${personId}`,
	post,
	role,
	party,
	...more,
});

/** Every member body has an officer and a decider; 朝霧町 also a lead, 霞沢町 a delegate (専決), 椿坂町 an acting seat (代決). */
export const demoSeats: readonly DemoSeat[] = [
	seat('asagiri-lead', asagiri, 'lead', '企画課 係長', '佐藤 真紀', 'sato', {
		card: { order: 2, title: '代表団体', what: '共通の部分を書き、凍結し、7町村の決裁がそろうのを見る席です。' },
	}),
	seat('asagiri-officer', asagiri, 'officer', '企画課 主事', '藤井 翔太', 'fujii'),
	seat('asagiri-decider', asagiri, 'decider', '企画課長', '大友 和彦', 'otomo'),
	seat('kasumizawa-officer', kasumizawa, 'officer', '福祉課 主査', '高橋 健', 'takahashi'),
	seat('kasumizawa-decider', kasumizawa, 'decider', '副町長', '三浦 誠', 'miura'),
	seat('kasumizawa-delegate', kasumizawa, 'delegate', '企画財政課長', '工藤 直子', 'kudo', {
		delegation: '霞沢町事務専決規程第6条',
	}),
	seat('kurise-officer', kurise, 'officer', '総務課 主任', '山田 恵', 'yamada', {
		card: { order: 1, title: '町の担当者', what: '今日することを見て、栗瀬町の欄を書き、担当確認を出す席です。' },
	}),
	seat('kurise-decider', kurise, 'decider', '総務課長', '小林 修', 'kobayashi', {
		card: { order: 3, title: '決裁権者', what: '凍結した文を読み、栗瀬町としての決裁を記録する席です。' },
	}),
	seat('tsubakizaka-officer', tsubakizaka, 'officer', '住民課 主査', '石川 由美', 'ishikawa'),
	seat('tsubakizaka-decider', tsubakizaka, 'decider', '総務課長', '村上 孝', 'murakami'),
	seat('tsubakizaka-acting', tsubakizaka, 'acting', '総務課 課長補佐', '岡部 亮', 'okabe', {
		delegation: '椿坂町事務決裁規程第9条',
	}),
	seat('hino-officer', hino, 'officer', '総務課 主任', '菅原 美咲', 'sugawara'),
	seat('hino-decider', hino, 'decider', '総務課長', '遠藤 清', 'endo'),
	seat('mizumori-officer', mizumori, 'officer', '住民福祉課 主事', '阿部 隼人', 'abe'),
	seat('mizumori-decider', mizumori, 'decider', '副村長', '柴田 弘', 'shibata'),
	seat('wakasugi-officer', wakasugi, 'officer', '健康福祉課 主任', '井上 千春', 'inoue'),
	seat('wakasugi-decider', wakasugi, 'decider', '総務課長', '本間 茂', 'honma'),
	seat('tsukikage-reviewer', tsukikage, 'reviewer', 'デジタル推進課 主査', '白石 智子', 'shiraishi'),
	seat('sumikawa-business', sumikawa, 'business', '公共営業部', '水野 拓也', 'mizuno'),
	seat('kitahi-business', kitahi, 'business', '営業部', '早坂 綾', 'hayasaka'),
	seat('michishirube-reviewer', michishirube, 'reviewer', '支援室', '中村 圭', 'nakamura', {
		card: { order: 4, title: '国の委託事業者', what: '計画を読み、指摘と直す案を付ける席です。決裁はしません。' },
	}),
];
