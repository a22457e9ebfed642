import { defineText } from './language.tsx';

/** Words of a last day. */
export const dueText = defineText({
	ja: {
		later: (day: string, days: number) => `期限 ${day}　あと${days}日`,
		overdue: (day: string) => `期限切れ　${day}まで`,
		today: (day: string) => `きょうまで　${day}`,
		tomorrow: (day: string) => `あしたまで　${day}`,
	},
	en: {
		later: (day: string, days: number) => `by ${day}　${days === 1 ? '1 day left' : `${days} days left`}`,
		overdue: (day: string) => `Past the last day: ${day}`,
		today: (day: string) => `Due today: ${day}`,
		tomorrow: (day: string) => `Due tomorrow: ${day}`,
	},
});
