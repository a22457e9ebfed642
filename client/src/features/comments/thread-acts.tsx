import type { ThreadView } from '@renkei/api';
import type { PartAddress } from '@renkei/plan';
import { useRef, useState } from 'react';
import { useChangeThread, useSending } from '../../api/index.ts';
import { commentsText } from '../../text/comments.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { type ActItem, ActMenu, Button, FieldError } from '../../ui/index.ts';
import { AssignForm } from './assign-form.tsx';
import { useCardScope } from './card-scope.tsx';
import { ReplyForm } from './reply-form.tsx';
import { SuggestionActs } from './suggestion.tsx';

/** What may be done about a thread: reply, resolve or reopen, and in its menu the rest. */
export function ThreadActs({
	thread,
	part,
	mayComment,
	mayWrite,
	onChanging,
}: {
	thread: ThreadView;
	part: PartAddress;
	mayComment: boolean;
	/** Whether this seat may write the part: then it decides on suggestions. */
	mayWrite: boolean;
	/** The thread is going to be resolved or opened again; what is answered runs once it has been. */
	onChanging: (thread: string, state: 'resolved' | 'open') => () => void;
}) {
	const t = useText(commentsText);
	const failures = useText(failureText);
	const { plan } = useCardScope();
	const change = useChangeThread(plan);
	const { waiting, failure, send } = useSending();
	const [form, setForm] = useState<'reply' | 'assign' | null>(null);
	const [said, setSaid] = useState('');
	const acts = useRef<HTMLDivElement>(null);
	const close = (then: () => void) => {
		setForm(null);
		requestAnimationFrame(then);
	};
	const focusOn = (selector: string) => acts.current?.querySelector<HTMLElement>(selector)?.focus();
	const set = (state: 'resolved' | 'open') => {
		const changed = onChanging(thread.id, state);
		send(() => change.mutateAsync({ thread: thread.id, part: thread.part, state }), changed);
	};
	const copy = async () => {
		const address = `${location.origin}/t/${thread.id}`;
		try {
			await navigator.clipboard.writeText(address);
			setSaid(t.copied);
		} catch {
			// No clipboard without https, or the browser was told not to give it.
			setSaid(t.notCopied(address));
		}
	};
	const items: ActItem[] = [{ words: t.copyAddress, icon: 'copy', run: () => void copy() }];
	if (thread.mayAssign) {
		items.unshift({ words: t.assign, icon: 'person', run: () => setForm('assign') });
	}
	if (form === 'reply') {
		return (
			<ReplyForm
				thread={thread}
				part={part}
				onDone={() => close(() => focusOn('button'))}
				onChanged={(state) => {
					const changed = onChanging(thread.id, state);
					return () => {
						setForm(null);
						changed();
					};
				}}
			/>
		);
	}
	if (form === 'assign') {
		return <AssignForm thread={thread} part={part} onDone={() => close(() => focusOn('.ui-menu__more'))} />;
	}
	return (
		<>
			{mayWrite ? <SuggestionActs plan={plan} thread={thread} onDeciding={() => onChanging(thread.id, 'resolved')} /> : null}
			<div className="thread-card__acts" ref={acts}>
				{mayComment ? (
					<>
						<Button size="xs" onClick={() => setForm('reply')}>
							{t.reply}
						</Button>
						<Button size="xs" waiting={waiting} onClick={() => set(thread.state === 'open' ? 'resolved' : 'open')}>
							{thread.state === 'open' ? t.resolve : t.reopen}
						</Button>
					</>
				) : null}
				<ActMenu label={t.menu} items={items} />
			</div>
			<p className="thread-card__said" role="status">
				{said}
			</p>
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
		</>
	);
}
