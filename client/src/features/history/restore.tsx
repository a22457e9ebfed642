import type { PlanView } from '@renkei/api';
import { partSpecOf, type Template } from '@renkei/plan';
import { useRef, useState } from 'react';
import { useMe, useNameRevision } from '../../api/index.ts';
import { useWhoSitsHere } from '../../sync/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { restoreText } from '../../text/restore.ts';
import { Button, type ButtonSize, Dialog, FieldError, VisuallyHidden } from '../../ui/index.ts';
import { type ChangedPart, groupName } from './changed-parts.ts';
import { holding, type Restorable, restorable } from './restorable.ts';
import { type RestoreEnd, Restoring } from './restoring.tsx';

interface RestoreProps {
	readonly plan: PlanView;
	readonly template: Template;
	/** Number of the revision that comes back. */
	readonly number: number;
	/** Parts that differ between it and now. */
	readonly changed: readonly ChangedPart[];
	/** Whether this seat may name the state that comes of it. */
	readonly mayName: boolean;
	/** Says what was done. */
	readonly onDone: (words: string) => void;
	readonly onClose: () => void;
}

/** How the work stands: so many parts are done, and it goes on, has ended, or has stopped at one. */
type Work =
	| { readonly kind: 'asked' }
	| { readonly kind: 'running'; readonly done: number }
	| { readonly kind: 'stopped'; readonly words: string };

/** 「第4版に戻す」: only where something can be written at all. */
export function RestoreButton({
	plan,
	number,
	changed,
	size,
	of,
	onAsk,
}: Pick<RestoreProps, 'plan' | 'number' | 'changed'> & {
	size: ButtonSize;
	/** What it is of, where that is less than the plan. */
	of: string | undefined;
	onAsk: (changed: readonly ChangedPart[]) => void;
}) {
	const t = useText(restoreText);
	return restorable(plan, changed).parts.length === 0 ? null : (
		<Button size={size} onClick={() => onAsk(changed)}>
			{of === undefined ? t.open(number) : t.openPart(number)}
			{of === undefined ? null : <VisuallyHidden>{t.openPartOf(of)}</VisuallyHidden>}
		</Button>
	);
}

/** Says what comes back, what lapses and what stays, and does it. It must outlive the differences, which end with it. */
export function RestoreDialog({ plan, template, number, changed, mayName, onDone, onClose }: RestoreProps) {
	const t = useText(restoreText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const naming = useNameRevision(plan.id);
	const known = useWhoSitsHere(useMe().data?.personId ?? null);
	// What was asked for is what is done: the plan may change while the dialog is open.
	const [{ parts, staying }] = useState(() => restorable(plan, changed));
	const [work, setWork] = useState<Work>({ kind: 'asked' });
	const name = usePartName(plan);
	/** Somebody wants to leave in the middle: the part under way is brought back whole, and the next one is not begun. */
	const leaving = useRef(false);
	const leave = () => {
		leaving.current = true;
		if (work.kind !== 'running') {
			onClose();
		}
	};
	const at = work.kind === 'running' ? parts[work.done] : undefined;
	const spec = at === undefined ? null : partSpecOf(template, at.part);
	const current = plan.sections.flatMap((section) => section.parts);
	const lapsing = parts.flatMap(({ part }) => {
		// A body may sign while the dialog is open.
		const bodies = holding(current.find(({ id }) => id === part.id) ?? part);
		return bodies.length === 0 ? [] : [{ part, bodies }];
	});
	const ended = async (end: RestoreEnd, part: Restorable, done: number) => {
		if (end.kind === 'refused') {
			setWork({ kind: 'stopped', words: t.refused(name(part.part), end.why, done) });
		} else if (end.kind === 'failed') {
			const why = end.failure === null ? '' : failures.say(end.failure);
			setWork({ kind: 'stopped', words: why === '' ? t.stopped(name(part.part), done) : t.refused(name(part.part), why, done) });
		} else if (leaving.current && done + 1 < parts.length) {
			setWork({ kind: 'stopped', words: t.left(done + 1, parts.length) });
		} else if (done + 1 < parts.length) {
			setWork({ kind: 'running', done: done + 1 });
		} else {
			const named = mayName ? await naming.mutateAsync({ name: t.name(number) }) : null;
			onDone(`${t.done(number, parts.length)}${named?.ok === false ? t.unnamed : ''}`);
		}
	};
	return (
		<Dialog
			title={t.title(number)}
			onClose={leave}
			actions={
				<>
					{parts.length === 0 || work.kind === 'stopped' ? null : (
						<Button
							kind="solid"
							size="md"
							waiting={work.kind === 'running'}
							onClick={() => known && work.kind === 'asked' && setWork({ kind: 'running', done: 0 })}
						>
							{t.doIt}
						</Button>
					)}
					<Button size="md" onClick={leave}>
						{work.kind === 'stopped' ? common.close : work.kind === 'running' ? t.stop : common.cancel}
					</Button>
				</>
			}
		>
			<p>{parts.length === 0 ? t.nothing : t.what(number)}</p>
			{parts.length === 0 ? null : (
				<>
					<h3>{t.parts}</h3>
					<ul className="ui-list">
						{parts.map(({ part }) => (
							<li key={part.id}>{name(part)}</li>
						))}
					</ul>
				</>
			)}
			{lapsing.length === 0 ? null : (
				<>
					<h3>{t.lapses}</h3>
					<ul className="ui-list">
						{lapsing.map(({ part, bodies }) => (
							<li key={part.id}>{t.lapse(name(part), common.listed(bodies.map((code) => bodyName(plan, code))))}</li>
						))}
					</ul>
				</>
			)}
			{staying.length === 0 ? null : (
				<>
					<h3>{t.cannot}</h3>
					<ul className="ui-list">
						{staying.map(({ part, why }) => (
							<li key={part.id}>{t.lapse(name(part), why ?? t.frozen)}</li>
						))}
					</ul>
				</>
			)}
			<p role="status">{work.kind === 'running' ? t.progress(work.done, parts.length) : null}</p>
			<div role="alert">{work.kind === 'stopped' ? <FieldError>{work.words}</FieldError> : null}</div>
			{at === undefined || spec === null || work.kind !== 'running' ? null : (
				<Restoring
					key={at.part.id}
					part={at.part}
					spec={spec}
					seq={at.seq}
					title={name(at.part)}
					onEnd={(end) => void ended(end, at, work.done)}
				/>
			)}
		</Dialog>
	);
}

const bodyName = (plan: PlanView, code: string): string => plan.parties.find((party) => party.code === code)?.name ?? code;

/** 「02 地域課題・現状　共通の部分」. */
function usePartName(plan: PlanView): (part: Restorable['part']) => string {
	const t = useText(restoreText);
	const common = useText(commonText);
	return ({ key, body }) => {
		const section = groupName({ key, section: plan.sections.find((one) => one.key === key), parts: [] });
		const part = body === null ? common.trunk : /^\d/.test(key) ? common.partOf(bodyName(plan, body)) : bodyName(plan, body);
		return t.partName(section, part);
	};
}
