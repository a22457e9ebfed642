import { expect, it } from 'vitest';
import { taskPlace } from './task-place.ts';

const at = { id: 'fill-a', plan: 'p', key: '02', body: '994031', part: 'a' };

it('[TD1] each task leads to the page where it is done', () => {
	expect(taskPlace({ ...at, kind: 'fill' })).toEqual({
		to: '/plans/$plan/s/$key',
		params: { plan: 'p', key: '02' },
		search: { part: 'a' },
	});
	expect(taskPlace({ ...at, id: 'answer-t', kind: 'answer' })).toMatchObject({ search: { thread: 't' } });
	for (const kind of ['sign', 'later-view'] as const) {
		expect(taskPlace({ ...at, kind })).toEqual({
			to: '/plans/$plan/signoff',
			params: { plan: 'p' },
			search: { section: '02', body: '994031' },
		});
	}
	expect(taskPlace({ ...at, kind: 'freeze' })).toMatchObject({ to: '/plans/$plan/s/$key', search: { part: 'a' } });
	// The plan as a whole is frozen where its decision stands.
	expect(taskPlace({ ...at, kind: 'freeze', key: '21', body: null })).toEqual({
		to: '/plans/$plan/signoff',
		params: { plan: 'p' },
		search: { section: '21' },
	});
	expect(taskPlace({ ...at, key: null, body: null, part: null, kind: 'name-representative' }).to).toBe('/plans/$plan/seats');
});
