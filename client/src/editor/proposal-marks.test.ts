import { expect, it } from 'vitest';
import { stretchesOf } from './proposal-marks.ts';

const brief = (quote: string, replacement: string) =>
	stretchesOf(quote, replacement).map(({ from, to, removed, added, side }) => [
		quote.slice(from, to),
		removed ? '削除' : '',
		added === '' ? '' : `${side} ${added}`,
	]);

it('[PW30] in the text what goes is struck and what comes stands behind it, or before the first letter', () => {
	expect(brief('廃止', '減便')).toEqual([['廃止', '削除', 'after 減便']]);
	expect(brief('通院が難しい。', '通院がとても難しい。')).toEqual([['が', '', 'after とても']]);
	expect(brief('通院が難しい。', '冬は通院が難しい。')).toEqual([['通', '', 'before 冬は']]);
	expect(brief('通院が、難しい。', '通院が難しい。')).toEqual([['、', '削除', '']]);
	expect(brief('廃止された', '')).toEqual([['廃止された', '削除', '']]);
});

it('[PW30] no letter of two units is cut in half', () => {
	expect(brief('𠮷野家', '𠮷野家前')[0]?.[0]).toBe('家');
	expect(brief('𠮷', '前𠮷')).toEqual([['𠮷', '', 'before 前']]);
});
