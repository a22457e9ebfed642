import './differences.css';
import type { PartView, PlanView } from '@renkei/api';
import { partSpecOf } from '@renkei/plan';
import { type ReactNode, useId } from 'react';
import { usePartChanges, useTemplate } from '../api/index.ts';
import { changedSinceText } from '../text/changed-since.ts';
import { commonText } from '../text/common.ts';
import { failureText } from '../text/failures.ts';
import { useText } from '../text/language.tsx';
import { Bones, Button, FieldError } from '../ui/index.ts';
import { ChangeList } from './change-list.tsx';
import { placesOf } from './part-changes.ts';

/** What a part says differently at one position of its log than at another, under a heading that counts it. */
export function PartDifference({
	plan,
	part,
	from,
	to,
	title,
	children,
}: {
	plan: PlanView;
	part: Pick<PartView, 'id' | 'key' | 'body'>;
	from: number;
	to: number;
	/** @param count null while it is not known */
	title: (count: number | null) => string;
	/** What stands below the heading. */
	children?: ReactNode;
}) {
	const t = useText(changedSinceText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const id = useId();
	const template = useTemplate(plan.id).data;
	const [asked] = usePartChanges(from === to ? [] : [{ part: part.id, from, to }]);
	const changes = asked?.data;
	const count = from === to ? 0 : changes === undefined ? null : placesOf(changes).length;
	return (
		<section className="change-difference" aria-labelledby={id}>
			<h4 id={id}>{title(count)}</h4>
			{children}
			{count === 0 ? (
				<p>{t.none}</p>
			) : changes !== undefined && template !== undefined ? (
				<ChangeList plan={plan} changes={changes} spec={partSpecOf(template, part) ?? undefined} />
			) : asked === undefined || asked.error === null ? (
				<Bones label={common.loading} rows={3} />
			) : (
				<div role="alert">
					<FieldError>{`${t.failed}${failures.say(asked.error.failure)}`}</FieldError>
					<Button onClick={() => void asked.refetch()}>{common.retry}</Button>
				</div>
			)}
		</section>
	);
}
