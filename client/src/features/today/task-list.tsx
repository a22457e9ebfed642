import type { PartyView, TaskView } from '@renkei/api';
import { wholePlanKey } from '@renkei/plan';
import { Link } from '@tanstack/react-router';
import { useNow } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { todayText } from '../../text/today.ts';
import { buttonClass, DueLine } from '../../ui/index.ts';
import { taskPlace } from './task-place.ts';

type Words = (typeof todayText)['ja'];

function sentenceOf(
	task: TaskView,
	names: { body: string; part: string; whole: string },
	t: Words,
): { title: string; why: string } {
	const words = { ...names, count: task.count, hint: task.hint };
	const kind =
		task.kind === 'freeze' && task.key === wholePlanKey ? (task.hint === '' ? 'freeze-whole' : 'refreeze-whole') : task.kind;
	const act = t.task[kind]?.(words) ?? task.title;
	const title = task.key === null ? act : `${task.key} ${task.title}　${act}`;
	return { title, why: t.why[kind]?.(words) ?? '' };
}

/** What this body should do, the first with the one solid button. */
export function TaskList({
	tasks,
	own,
	parties,
}: {
	tasks: readonly TaskView[];
	/** Name of the body that acts. */
	own: string;
	parties: readonly PartyView[];
}) {
	const t = useText(todayText);
	const common = useText(commonText);
	const now = useNow();
	return (
		<ul className="ui-list today-tasks">
			{tasks.map((task, at) => {
				const name = parties.find((party) => party.code === task.body)?.name;
				const names = { body: own, part: name ?? common.trunk, whole: name === undefined ? common.trunk : common.partOf(name) };
				const { title, why } = sentenceOf(task, names, t);
				const place = taskPlace(task);
				return (
					<li key={task.id} className="today-task">
						<div>
							<Link {...place} className="today-task__title">
								{title}
							</Link>
							{why === '' ? null : <p className="ui-sub">{why}</p>}
							{task.due === null ? null : <DueLine due={task.due} now={now} />}
						</div>
						<p className="ui-sub ui-number today-task__minutes">{t.minutes(task.minutes)}</p>
						<Link {...place} className={buttonClass(at === 0 ? 'solid' : 'outline')} aria-label={t.startNamed(title)}>
							{t.start}
						</Link>
					</li>
				);
			})}
		</ul>
	);
}
