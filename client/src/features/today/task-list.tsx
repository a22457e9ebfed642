import type { PartyView, TaskView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { useText } from '../../text/language.tsx';
import { todayText } from '../../text/today.ts';
import { buttonClass } from '../../ui/index.ts';
import { taskPlace } from './task-place.ts';

type Words = (typeof todayText)['ja'];

function sentenceOf(task: TaskView, body: string, t: Words): { title: string; why: string } {
	const words = { body, count: task.count };
	const act = t.task[task.kind]?.(words) ?? task.title;
	const hint =
		task.hint === '' ? '' : task.kind === 'answer' ? t.hintAnswer(task.hint) : task.kind === 'fill' ? t.hintFill(task.hint) : '';
	const why = [t.why[task.kind]?.(words) ?? '', hint].filter((part) => part !== '').join('　');
	return { title: task.key === null ? act : `${task.key} ${task.title}　${act}`, why };
}

/** What this body should do, the first with the one solid button. */
export function TaskList({ tasks, parties }: { tasks: readonly TaskView[]; parties: readonly PartyView[] }) {
	const t = useText(todayText);
	return (
		<ul className="ui-list today-tasks">
			{tasks.map((task, at) => {
				const body = parties.find((party) => party.code === task.body)?.name ?? '';
				const { title, why } = sentenceOf(task, body, t);
				const place = taskPlace(task);
				return (
					<li key={task.id} className="today-task">
						<div>
							<Link {...place} className="today-task__title">
								{title}
							</Link>
							{why === '' ? null : <p className="ui-sub">{why}</p>}
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
