import './places.css';
import type { PartView } from '@renkei/api';
import type { Scalar } from '@renkei/plan';
import { type KeyboardEvent, type ReactNode, useMemo } from 'react';
import { useText } from '../../../text/language.tsx';
import { placeCommentsText } from '../../../text/place-comments.ts';
import { useValueWords } from '../../../text/value-words.ts';
import { Icon, isCommentKey, PlaceComment } from '../../../ui/index.ts';
import type { ValueColumn } from '../column-plan.ts';
import { fieldPlaceId } from '../rows/block.ts';
import { useSectionScope } from '../section-scope.tsx';
import { openByKey } from './open-places.ts';

/** The comments on the fields of one part. */
export interface FieldComments {
	/** The button beside a field. `name`: what the field is called where several bodies have it. */
	readonly button: (field: ValueColumn, name?: string) => ReactNode;
	/** Ctrl+Alt+M inside a field comments on it; for the element around the fields. */
	readonly onKeyDown: (event: KeyboardEvent) => void;
	readonly has: (field: ValueColumn) => boolean;
	/** How many open comments stand on these fields: a fold that hides them says so. */
	readonly countOn: (fields: readonly ValueColumn[]) => number;
	/** Whether the thread that is shown as active stands on one of these fields. */
	readonly activeOn: (fields: readonly ValueColumn[]) => boolean;
}

const none: readonly string[] = [];

/** The comments on the fields of a part, with what is in them now. */
export function useFieldComments(
	part: PartView,
	fields: readonly ValueColumn[],
	values: Readonly<Record<string, Scalar>>,
): FieldComments {
	const t = useText(placeCommentsText);
	const { plan, threads, activeThread, onActivateThread, onComment } = useSectionScope();
	const words = useValueWords(plan.parties);
	const open = useMemo(() => openByKey(threads, part.id, 'field'), [threads, part.id]);
	const may = part.may.includes('comment');
	const of = (field: ValueColumn) => open.get(field.key) ?? none;
	const comment = (field: ValueColumn) =>
		onComment(part, { kind: 'field', key: field.key, title: field.title, quote: words.alone(field, values[field.key]) });
	return {
		button: (field, name = field.title) => (
			<PlaceComment
				name={of(field).length === 0 ? t.comment(name) : t.see(name, of(field).length)}
				threads={of(field)}
				active={activeThread}
				onComment={may ? () => comment(field) : null}
				onThread={onActivateThread}
			/>
		),
		onKeyDown(event) {
			const { target } = event;
			const field = fields.find(({ key }) => target instanceof Element && target.id === fieldPlaceId(part.id, key));
			if (field !== undefined && isCommentKey(event)) {
				// Also without the right: the rail would comment on the whole part, which nobody asked for.
				event.preventDefault();
				if (may) {
					comment(field);
				}
			}
		},
		has: (field) => of(field).length > 0,
		countOn: (all) => all.reduce((sum, field) => sum + of(field).length, 0),
		activeOn: (all) => activeThread !== null && all.some((field) => of(field).includes(activeThread)),
	};
}

/** Says beside a fold that comments stand in it. */
export function CommentsInside({ count }: { count: number }) {
	const t = useText(placeCommentsText);
	return count === 0 ? null : (
		<span className="rows__comments">
			<Icon name="comment" />
			{t.count(count)}
		</span>
	);
}
