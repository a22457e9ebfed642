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

it('[NT9] 21 is to be frozen with the plan as a whole, and anew where sections have changed since; no other section is', () => {
	const freeze = (key: string, hint = '') =>
		taskWords({ kind: 'freeze', key, title: '計画', count: 1, hint }, { own: '朝霧町', name: null }, texts);
	const { task, why } = texts.t;
	const words = { body: '朝霧町', part: '共通の部分', whole: texts.t.wholePlan, count: 1, hint: '' };
	expect(freeze('21')).toEqual({ title: `21 計画　${task['freeze-whole']?.(words)}`, why: why['freeze-whole']?.(words) ?? '' });
	const anew = { ...words, hint: '03、09' };
	expect(freeze('21', '03、09')).toEqual({
		title: `21 計画　${task['refreeze-whole']?.(anew)}`,
		why: why['refreeze-whole']?.(anew) ?? '',
	});
	expect(freeze('21', '03、09').why).toContain('03、09');
	expect(new Set([freeze('21').title, freeze('21', '03').title, freeze('05').title.replace('05', '21')]).size).toBe(3);
});
