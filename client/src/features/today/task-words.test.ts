import { expect, it } from 'vitest';
import { commonText } from '../../text/common.ts';
import { todayText } from '../../text/today.ts';
import { taskWords } from './task-words.ts';

const texts = { t: todayText.ja, common: commonText.ja };
const titleOf = (kind: Parameters<typeof taskWords>[0]['kind'], name: string | null, key = '05') =>
	taskWords({ kind, key, title: '交通', count: 1, hint: '' }, { own: '栗瀬町', name }, texts).title;

it('[NT9] the common part and the own part of a section are told apart, and 21 is the plan as a whole', () => {
	expect(titleOf('sign', null)).toBe('05 交通　凍結した共通の部分を読み、栗瀬町の決裁を記録する');
	expect(titleOf('sign', '栗瀬町')).toBe('05 交通　凍結した栗瀬町の部分を読み、栗瀬町の決裁を記録する');
	expect(titleOf('sign', null, '21')).toBe('21 交通　凍結した計画全体を読み、栗瀬町の決裁を記録する');
	for (const kind of ['sign-again', 'later-view', 'check', 'answer', 'fill', 'freeze'] as const) {
		expect(titleOf(kind, null)).toContain('共通の部分');
		expect(titleOf(kind, '栗瀬町')).toMatch(/栗瀬町の/);
		expect(titleOf(kind, '栗瀬町')).not.toBe(titleOf(kind, null));
	}
});
