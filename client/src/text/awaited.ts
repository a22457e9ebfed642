import { defineText } from './language.tsx';

/** Words of who is awaited on the board. */
export const awaitedText = defineText({
	ja: {
		head: (bodies: number, sections: number) => `決裁待ちの団体 ${bodies}（あわせて${sections}件）`,
		none: 'いま、凍結された文で決裁待ちの団体はありません。',
		count: (sections: number) => `決裁待ち ${sections}節`,
		since: (day: string, days: number) => (days === 0 ? 'きょうから待っています' : `${day}から待っています（${days}日）`),
		sections: (body: string) => `${body}を待つ節`,
		section: (section: string, day: string) => `${section}　${day}から`,
		sectionDue: (section: string, day: string, due: string) => `${section}　${day}から　期限 ${due}`,
		returned: (sections: string) => `差戻しのある節：${sections}。書く側が直すのを待っています。`,
		columns: '決裁待ち',
		columnCount: (count: number) => `${count}節`,
		due: (day: string) => `期限 ${day}`,
		overdue: (day: string) => `期限切れ ${day}`,
	},
	en: {
		head: (bodies: number, sections: number) => `Bodies awaited: ${bodies} (${sections} decision(s))`,
		none: 'No body is awaited for frozen words now.',
		count: (sections: number) => (sections === 1 ? '1 section' : `${sections} sections`),
		since: (day: string, days: number) =>
			days === 0 ? 'awaited since today' : `awaited since ${day} (${days === 1 ? '1 day' : `${days} days`})`,
		sections: (body: string) => `Sections that wait for ${body}`,
		section: (section: string, day: string) => `${section}, since ${day}`,
		sectionDue: (section: string, day: string, due: string) => `${section}, since ${day}, by ${due}`,
		returned: (sections: string) => `Returned: ${sections}. They wait for whoever writes them.`,
		columns: 'Awaited',
		columnCount: (count: number) => String(count),
		due: (day: string) => `by ${day}`,
		overdue: (day: string) => `overdue ${day}`,
	},
});
