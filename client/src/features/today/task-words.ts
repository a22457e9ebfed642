import type { TaskView } from '@renkei/api';
import { wholePlanKey } from '@renkei/plan';
import type { commonText } from '../../text/common.ts';
import type { todayText } from '../../text/today.ts';

interface Texts {
	readonly t: (typeof todayText)['ja'];
	readonly common: Pick<(typeof commonText)['ja'], 'trunk' | 'partOf'>;
}

/**
 * A task in words. A section has a common part and one of each body: which of them it is stands in the line, for both can
 * wait at the same time.
 * @param names.own of the body that acts
 * @param names.name of the body whose part it is; null for a common part
 */
export function taskWords(
	task: Pick<TaskView, 'kind' | 'key' | 'title' | 'count' | 'hint'>,
	{ own, name }: { readonly own: string; readonly name: string | null },
	{ t, common }: Texts,
): { readonly title: string; readonly why: string } {
	const trunk = task.key === wholePlanKey ? t.wholePlan : common.trunk;
	const names = { body: own, part: name ?? common.trunk, whole: name === null ? trunk : common.partOf(name) };
	const words = { ...names, count: task.count, hint: task.hint };
	const kind =
		task.kind === 'freeze' && task.key === wholePlanKey ? (task.hint === '' ? 'freeze-whole' : 'refreeze-whole') : task.kind;
	const act = t.task[kind]?.(words) ?? task.title;
	const title = task.key === null ? act : `${task.key} ${task.title}　${act}`;
	return { title, why: t.why[kind]?.(words) ?? '' };
}
