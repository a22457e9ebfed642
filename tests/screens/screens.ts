import type { HttpClient } from '../support/http-client.ts';

/** One screen to look at: whose, where, and what must be there before it counts as drawn. */
export interface Screen {
	readonly name: string;
	readonly who: 'officer' | 'lead' | 'decider' | 'vendor' | 'nobody' | 'newcomer';
	readonly path: (plan: string) => string;
	/** Text of the level-one heading, or part of it. */
	readonly heading: RegExp;
	/** Looked at for everybody's use with every run of the tests; the others with the long ones. */
	readonly daily?: true;
	/** Opens something on the page first. */
	readonly open?: { readonly role: 'button' | 'link'; readonly name: RegExp };
}

/** Every screen, with demo content; `newcomer` holds a seat on a plan that nobody has written in. */
export const screens: readonly Screen[] = [
	{ name: 'sign-in', daily: true, who: 'nobody', path: () => '/', heading: /計画づくりに入る/ },
	{ name: 'today-officer', daily: true, who: 'officer', path: () => '/today', heading: /がすること/ },
	{ name: 'today-decider', who: 'decider', path: () => '/today', heading: /がすること/ },
	{ name: 'today-vendor', who: 'vendor', path: () => '/today', heading: /がすること/ },
	{ name: 'today-empty', who: 'newcomer', path: () => '/today', heading: /がすること/ },
	{ name: 'inbox', daily: true, who: 'officer', path: () => '/inbox', heading: /お知らせ/ },
	{ name: 'inbox-empty', who: 'newcomer', path: () => '/inbox', heading: /お知らせ/ },
	{ name: 'settings', who: 'officer', path: () => '/settings', heading: /設定/ },
	{ name: 'plans', who: 'vendor', path: () => '/plans', heading: /計画の一覧/ },
	{ name: 'open-items', daily: true, who: 'vendor', path: () => '/open-items', heading: /未対応の指摘 \d+件/ },
	{ name: 'comment-plans', who: 'vendor', path: () => '/plans/comment', heading: /複数の計画に同じ指摘を付ける/ },
	{ name: 'section-officer', daily: true, who: 'officer', path: (plan) => `/plans/${plan}/s/02`, heading: /02 地域課題/ },
	{ name: 'section-answers', who: 'lead', path: (plan) => `/plans/${plan}/s/02`, heading: /02 地域課題/ },
	{ name: 'section-agreement', who: 'lead', path: (plan) => `/plans/${plan}/s/04`, heading: /04 地域間連携/ },
	{ name: 'section-services', who: 'lead', path: (plan) => `/plans/${plan}/s/05`, heading: /05 導入サービス/ },
	{ name: 'section-services-empty', who: 'newcomer', path: (plan) => `/plans/${plan}/s/05`, heading: /05 導入サービス/ },
	{ name: 'section-vendors', who: 'lead', path: (plan) => `/plans/${plan}/s/12`, heading: /12 調達方針/ },
	{ name: 'section-kpi-empty', who: 'newcomer', path: (plan) => `/plans/${plan}/s/08`, heading: /08/ },
	{ name: 'section-frozen', who: 'officer', path: (plan) => `/plans/${plan}/s/06`, heading: /06/ },
	{ name: 'section-cost', daily: true, who: 'lead', path: (plan) => `/plans/${plan}/s/11`, heading: /11 事業費/ },
	{ name: 'section-vendor', who: 'vendor', path: (plan) => `/plans/${plan}/s/02`, heading: /02 地域課題/ },
	{ name: 'section-lapsed', who: 'lead', path: (plan) => `/plans/${plan}/s/08`, heading: /08/ },
	{ name: 'section-empty', who: 'newcomer', path: (plan) => `/plans/${plan}/s/02`, heading: /02 地域課題/ },
	{ name: 'section-quotes', who: 'lead', path: (plan) => `/plans/${plan}/s/quotes`, heading: /見積/ },
	{ name: 'section-memo', who: 'officer', path: (plan) => `/plans/${plan}/s/memo`, heading: /庁内メモ/ },
	{ name: 'signoff-decider', daily: true, who: 'decider', path: (plan) => `/plans/${plan}/signoff`, heading: /確認と決裁/ },
	{ name: 'signoff-vendor', who: 'vendor', path: (plan) => `/plans/${plan}/signoff`, heading: /確認と決裁/ },
	{ name: 'signoff-empty', who: 'newcomer', path: (plan) => `/plans/${plan}/signoff`, heading: /確認と決裁/ },
	{ name: 'sign', daily: true, who: 'decider', path: (plan) => `/plans/${plan}/sign`, heading: /まとめて読んで記録する/ },
	{ name: 'sign-vendor', who: 'vendor', path: (plan) => `/plans/${plan}/sign`, heading: /まとめて読んで記録する/ },
	{ name: 'sign-empty', who: 'newcomer', path: (plan) => `/plans/${plan}/sign`, heading: /まとめて読んで記録する/ },
	{ name: 'sign-rules', who: 'lead', path: (plan) => `/plans/${plan}/signoff/rules`, heading: /決裁の決まり/ },
	{ name: 'sign-rules-reader', who: 'officer', path: (plan) => `/plans/${plan}/signoff/rules`, heading: /決裁の決まり/ },
	{ name: 'ledger', who: 'decider', path: (plan) => `/plans/${plan}/ledger`, heading: /記録簿/ },
	{ name: 'ledger-empty', who: 'newcomer', path: (plan) => `/plans/${plan}/ledger`, heading: /記録簿/ },
	{ name: 'ledger-vendor', who: 'vendor', path: (plan) => `/plans/${plan}/ledger`, heading: /いまの席では開けません/ },
	{ name: 'check', who: 'officer', path: (plan) => `/plans/${plan}/check`, heading: /要件点検/ },
	{ name: 'check-lead', daily: true, who: 'lead', path: (plan) => `/plans/${plan}/check`, heading: /要件点検/ },
	{ name: 'check-empty', who: 'newcomer', path: (plan) => `/plans/${plan}/check`, heading: /要件点検/ },
	{ name: 'history', who: 'lead', path: (plan) => `/plans/${plan}/history`, heading: /履歴と差分/ },
	{ name: 'history-empty', who: 'newcomer', path: (plan) => `/plans/${plan}/history`, heading: /履歴と差分/ },
	{ name: 'rounds', who: 'vendor', path: (plan) => `/plans/${plan}/rounds`, heading: /指摘の回/ },
	{ name: 'rounds-empty', who: 'newcomer', path: (plan) => `/plans/${plan}/rounds`, heading: /指摘の回/ },
	{ name: 'changes', who: 'vendor', path: (plan) => `/plans/${plan}/changes`, heading: /前回見た後の変更/ },
	{ name: 'seats', who: 'lead', path: (plan) => `/plans/${plan}/seats`, heading: /席/ },
	{ name: 'seats-newcomer', who: 'newcomer', path: (plan) => `/plans/${plan}/seats`, heading: /席/ },
	{ name: 'print', who: 'lead', path: (plan) => `/plans/${plan}/print`, heading: /./ },
	{ name: 'print-empty', who: 'newcomer', path: (plan) => `/plans/${plan}/print`, heading: /./ },
	{ name: 'not-found', who: 'officer', path: () => '/plans/none', heading: /見つかりません/ },
];

/** Seats by the roles that the list above names. */
export type Cast = Readonly<Record<Exclude<Screen['who'], 'nobody'>, HttpClient>>;
