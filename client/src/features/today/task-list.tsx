import type { PartyView, TaskView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { useNow } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { todayText } from '../../text/today.ts';
import { buttonClass, DueLine } from '../../ui/index.ts';
import { taskPlace } from './task-place.ts';
import { taskWords } from './task-words.ts';

/** Tasks of this body, the very first with the one solid button. */
export function TaskList({
	tasks,
	own,
	parties,
	first,
}: {
	tasks: readonly TaskView[];
	/** Whether the first of them is what to do first. */
	first: boolean;
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
				const name = parties.find((party) => party.code === task.body)?.name ?? null;
				const { title, why } = taskWords(task, { own, name }, { t, common });
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
						<Link {...place} className={buttonClass(first && at === 0 ? 'solid' : 'outline')} aria-label={t.startNamed(title)}>
							{t.start}
						</Link>
					</li>
				);
			})}
		</ul>
	);
}
