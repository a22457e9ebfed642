import type { TaskView } from '@renkei/api';
import { assertNever, wholePlanKey } from '@renkei/plan';

/** The section page, led to the thread to answer, or to what its part still asks for. */
function section(task: Pick<TaskView, 'plan' | 'key'>, search: { readonly thread?: string; readonly part?: string }) {
	return { to: '/plans/$plan/s/$key', params: { plan: task.plan, key: task.key ?? '00' }, search } as const;
}

/** Where a task is done, as the router's link takes it. */
export function taskPlace(task: Pick<TaskView, 'id' | 'kind' | 'plan' | 'key' | 'body' | 'part'>) {
	const params = { plan: task.plan };
	switch (task.kind) {
		case 'name-representative':
			return { to: '/plans/$plan/seats', params } as const;
		case 'sign':
		case 'sign-again':
		case 'later-view':
		case 'check':
			return {
				to: '/plans/$plan/signoff',
				params,
				search: {
					...(task.key === null ? {} : { section: task.key }),
					...(task.body === null ? {} : { body: task.body }),
				},
			} as const;
		case 'answer':
			return section(task, { thread: task.id.replace(/^answer-/, '') });
		case 'freeze':
			// The plan as a whole is frozen where its decision stands.
			return task.key === wholePlanKey
				? ({ to: '/plans/$plan/signoff', params, search: { section: wholePlanKey } } as const)
				: section(task, task.part === null ? {} : { part: task.part });
		case 'fill':
			return section(task, task.part === null ? {} : { part: task.part });
		default:
			return assertNever(task.kind);
	}
}
