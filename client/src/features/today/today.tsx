import './today.css';
import type { TodayView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useNow } from '../../api/index.ts';
import { longDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { todayText } from '../../text/today.ts';
import { Button, buttonClass } from '../../ui/index.ts';
import { BodiesTable } from './bodies-table.tsx';
import { Changes } from './changes.tsx';
import { TaskList } from './task-list.tsx';
import { Waiting } from './waiting.tsx';

function Head({ today, now }: { today: TodayView; now: Date }) {
	const t = useText(todayText);
	const { language } = useLanguage();
	const { plan, party } = today;
	const tasks = [...today.tasks, ...today.more];
	const name = party?.name ?? '';
	const representative = plan?.bodies.find((body) => body.code === plan.representative)?.name ?? null;
	const minutes = tasks.reduce((total, task) => total + task.minutes, 0);
	return (
		<div className="today-head">
			<div className="today-head__line">
				<h1>{tasks.length === 0 ? t.headingNone(name) : t.heading(name, tasks.length)}</h1>
				<p className="ui-sub ui-number">{longDate(now.toISOString(), language)}</p>
				{tasks.length < 2 ? null : <p className="ui-sub ui-number today-head__sum">{t.together(minutes)}</p>}
			</div>
			{plan === null ? null : (
				<p className="ui-sub">
					{t.plan}
					<Link to="/plans/$plan/s/$key" params={{ plan: plan.id, key: '00' }}>
						{plan.title}
					</Link>
					{t.standing(name, representative, plan.representative !== null && plan.representative === party?.code)}
				</p>
			)}
		</div>
	);
}

function Contact({ contact, own }: { contact: TodayView['contact']; own: string | null }) {
	const t = useText(todayText);
	// The 代表団体 is not told to ask itself.
	return contact !== null && contact.party === own ? null : (
		<section aria-labelledby="today-contact">
			<h2 id="today-contact">{t.contact}</h2>
			{contact === null ? (
				<p>{t.contactNone}</p>
			) : (
				<>
					<p>{t.contactLead}</p>
					<p>
						{contact.party} {contact.post} {contact.person}
					</p>
				</>
			)}
		</section>
	);
}

/** The first tasks, and on demand the others: a list that is longer is no longer read. */
function Tasks({ today: { plan, party, tasks, more } }: { today: TodayView }) {
	const t = useText(todayText);
	const [open, setOpen] = useState(false);
	const of = { own: party?.name ?? '', parties: plan?.bodies ?? [] };
	return (
		<>
			<TaskList tasks={tasks} first {...of} />
			{more.length === 0 ? null : (
				<p className="today-more">
					<Button aria-expanded={open} onClick={() => setOpen(!open)}>
						{open ? t.less(more.length) : t.more(more.length)}
					</Button>
				</p>
			)}
			{open ? <TaskList tasks={more} first={false} {...of} /> : null}
		</>
	);
}

/** Sections of a plan; all of them are decided once the plan is as a whole. */
const SECTIONS = 22;

/** 今日やること: at the left what to do, what is waited for, what changed; at the right how the bodies are getting on. */
export function Today({ today }: { today: TodayView }) {
	const t = useText(todayText);
	const now = useNow();
	const { plan, party, tasks, waiting, changes, bodies, contact } = today;
	const parties = plan?.bodies ?? [];
	return (
		<div className="today">
			<div className="today__main">
				<Head today={today} now={now} />
				{plan?.decided === SECTIONS ? <p className="ui-body-text">{t.wholeDecided}</p> : null}
				{tasks.length > 0 ? (
					<Tasks today={today} />
				) : (
					<div className="today-empty">
						<p className="ui-body-text">{t.empty}</p>
						{plan === null ? null : (
							<p>
								<Link to="/plans/$plan/s/$key" params={{ plan: plan.id, key: '00' }} className={buttonClass('outline')}>
									{t.emptyAct}
								</Link>
							</p>
						)}
					</div>
				)}
				{waiting.length === 0 || plan === null ? null : (
					<section className="today-block" aria-labelledby="today-waiting">
						<h2 id="today-waiting">{t.waiting(waiting.length)}</h2>
						<Waiting waiting={waiting} plan={plan.id} parties={parties} now={now} />
					</section>
				)}
				{plan === null || party === null ? null : (
					<section className="today-block" aria-labelledby="today-changes">
						<h2 id="today-changes">{t.changes(party.name)}</h2>
						<Changes acts={changes} plan={plan.id} parties={parties} now={now} />
					</section>
				)}
			</div>
			<div className="today__side">
				{bodies.length === 0 ? null : (
					<section aria-labelledby="today-bodies">
						<h2 id="today-bodies">{t.bodies}</h2>
						<BodiesTable bodies={bodies} own={party?.code ?? null} now={now} />
					</section>
				)}
				<Contact contact={contact} own={party?.name ?? null} />
			</div>
		</div>
	);
}
