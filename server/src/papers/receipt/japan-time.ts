import { type Day, dayOf, eraYear } from '@renkei/plan';

const JAPAN_AHEAD_MS = 9 * 60 * 60 * 1000;

const monthAndDay = ({ month, day }: Day): string => `${month}月${day}日`;

/** A day (ISO date) as papers write it: 令和8年11月24日（2026年）. What is no day stands as it is. */
export function paperDay(iso: string): string {
	const day = dayOf(iso);
	return day === null ? iso : `${eraYear(day)}${monthAndDay(day)}（${day.year}年）`;
}

/** A moment (ISO 8601 UTC) in Japan, to the second: 令和8年11月24日（2026年）9時05分07秒（日本標準時）. */
export function paperMoment(iso: string): string {
	const inJapan = new Date(Date.parse(iso) + JAPAN_AHEAD_MS).toISOString();
	const [hour, minute, second] = inJapan.slice(11, 19).split(':');
	return `${paperDay(inJapan.slice(0, 10))}${Number(hour)}時${minute}分${second}秒（日本標準時）`;
}
