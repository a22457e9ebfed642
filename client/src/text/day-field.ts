import { defineText } from './language.tsx';

/** Words of a field for a day. */
export const dayFieldText = defineText({
	ja: {
		help: '例：R8.12.10',
		read: (day: string) => `${day}として保存します`,
		unread: '日付を読み取れません。令和8年12月10日のように入れてください',
		missing: '日付を入れてください',
	},
	en: {
		help: 'Example: 2026/12/10',
		read: (day: string) => `Will be saved as ${day}`,
		unread: 'The date cannot be read. Write it like 2026/12/10',
		missing: 'Enter the date',
	},
});
