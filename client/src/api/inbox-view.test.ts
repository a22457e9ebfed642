import type { InboxView, NoticeView } from '@renkei/api';
import { expect, it } from 'vitest';
import { noticeFixture } from '../testing/notice-fixture.ts';
import { withMarks } from './inbox-view.ts';

const at = (day: number): string => `2026-11-0${day}T00:00:00.000Z`;
const due = (day: string) => ({ id: 't', kind: 'question' as const, quote: null, text: '', due: day });
const ask = (id: string, day: number, over: Partial<NoticeView> = {}) => noticeFixture(id, { at: at(day), ...over });
const tell = (id: string, day: number, over: Partial<NoticeView> = {}) =>
	noticeFixture(id, { at: at(day), kind: 'replied', asks: false, ...over });

const view: InboxView = {
	asks: [ask('a3', 3, { thread: due('2026-12-01') }), ask('a2', 2, { thread: due('2026-12-24') }), ask('a1', 1)],
	news: [tell('n2', 2), tell('n1', 1)],
	ended: [ask('s', 1, { state: 'settled' }), tell('d', 1, { state: 'done' })],
	count: 8,
	more: 3,
};
const ids = ({ asks, news, ended }: InboxView) => [asks, news, ended].map((list) => list.map(({ id }) => id).join(' '));

it('[IB5] marks under way stand on top of what the server has told, in their order', () => {
	const shown = withMarks(view, [
		{ notices: ['a2'], done: true },
		{ notices: ['n1', 'n2'], done: true },
		{ notices: ['n1'], done: false },
	]);
	expect(ids(shown)).toEqual(['a3 a1', 'n1', 'n2 a2 s d']);
	expect(shown.count).toBe(6);
	expect(shown.more).toBe(3);
});

it('[IB5] an answer that knows of some of the marks, asked for before or after them, changes nothing of what is shown', () => {
	const marks = ['a1', 'a2', 'a3'].map((id) => ({ notices: [id], done: true }));
	const whole = withMarks(view, marks);
	for (let known = 0; known <= marks.length; known += 1) {
		const answered = withMarks(view, marks.slice(0, known));
		expect(ids(withMarks(answered, marks))[0]).toBe(ids(whole)[0]);
		expect(withMarks(answered, marks).count).toBe(whole.count);
	}
});

it('[IB7] what was ticked off goes back to its place; what was settled stays where it is', () => {
	const done = withMarks(view, [{ notices: ['a2'], done: true }]);
	expect(ids(withMarks(done, [{ notices: ['a2'], done: false }]))).toEqual(ids(view));
	expect(withMarks(view, [{ notices: ['s'], done: false }])).toEqual(view);
});
