import type { TaskView } from '@renkei/api';
import { assertNever } from '@renkei/plan';

/** Where a task is done, as the router's link takes it. */
export function taskPlace(task: Pick<TaskView, 'kind' | 'plan' | 'key' | 'body'>) {
	const params = { plan: task.plan };
	switch (task.kind) {
		case 'name-representative':
			return { to: '/plans/$plan/seats', params } as const;
		case 'sign':
		case 'sign-again':
		case 'check':
			return {
				to: '/plans/$plan/signoff',
				params,
				search: {
					...(task.key === null ? {} : { section: task.key }),
					...(task.body === null ? {} : { body: task.body }),
				},
			} as const;
		case 'fill':
		case 'answer':
		case 'freeze':
			return { to: '/plans/$plan/s/$key', params: { ...params, key: task.key ?? '00' } } as const;
		default:
			return assertNever(task.kind);
	}
}
