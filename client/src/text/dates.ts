import { type Day, dayOf, eraYear, isoOf, weekday } from '@renkei/plan';
import type { Language } from './language.tsx';

/** All times are shown as in Japan, wherever the device is. */
const clock = new Intl.DateTimeFormat('en-CA', {
	timeZone: 'Asia/Tokyo',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23',
});

interface Moment extends Day {
	readonly time: string;
}

function momentOf(at: Date): Moment | null {
	if (Number.isNaN(at.getTime())) {
		return null;
	}
	const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
	return {
		year: Number(part.year),
		month: Number(part.month),
		day: Number(part.day),
		time: `${Number(part.hour)}:${part.minute}`,
	};
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays: Record<string, string> = { 日: 'Sun', 月: 'Mon', 火: 'Tue', 水: 'Wed', 木: 'Thu', 金: 'Fri', 土: 'Sat' };

function monthDay(day: Day, language: Language): string {
	return language === 'ja' ? `${day.month}月${day.day}日` : `${day.day} ${months[day.month - 1]}`;
}

function wholeDay(day: Day, language: Language): string {
	const letter = weekday(day);
	return language === 'ja'
		? `${eraYear(day)}${monthDay(day, 'ja')}（${letter}）`
		: `${weekdays[letter]} ${monthDay(day, 'en')} ${day.year}`;
}

/** ISO 8601 date of a moment, in Japan. */
export function dayInJapan(now: Date): string {
	const moment = momentOf(now);
	return moment === null ? '' : isoOf(moment);
}

/** 令和8年11月24日（火） of an ISO 8601 date or instant; what cannot be read is returned as it is. */
export function longDate(iso: string, language: Language = 'ja'): string {
	const day = dayOf(iso) ?? momentOf(new Date(iso));
	return day === null ? iso : wholeDay(day, language);
}

/** 11月24日 of an ISO 8601 date or instant. */
export function shortDate(iso: string, language: Language = 'ja'): string {
	const day = dayOf(iso) ?? momentOf(new Date(iso));
	return day === null ? iso : monthDay(day, language);
}

/** 14:20 of an instant. */
export function clockTime(iso: string): string {
	return momentOf(new Date(iso))?.time ?? iso;
}

/** 11月24日 14:20 of an instant. */
export function dateAndTime(iso: string, language: Language = 'ja'): string {
	return `${shortDate(iso, language)} ${clockTime(iso)}`;
}

/** きょう 14:20, きのう 16:20, 10月3日, or with the year where it is another one. */
export function since(iso: string, now: Date, language: Language = 'ja'): string {
	const then = momentOf(new Date(iso));
	const today = momentOf(now);
	if (then === null || today === null) {
		return iso;
	}
	const days = (Date.parse(isoOf(today)) - Date.parse(isoOf(then))) / 86_400_000;
	if (days === 0) {
		return `${language === 'ja' ? 'きょう' : 'Today'} ${then.time}`;
	}
	if (days === 1) {
		return `${language === 'ja' ? 'きのう' : 'Yesterday'} ${then.time}`;
	}
	if (then.year === today.year) {
		return monthDay(then, language);
	}
	return language === 'ja' ? `${eraYear(then)}${monthDay(then, 'ja')}` : `${monthDay(then, 'en')} ${then.year}`;
}
