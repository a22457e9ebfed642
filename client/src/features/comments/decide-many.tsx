import type { DecidedView, PlanView, ThreadView } from '@renkei/api';
import { useId, useState } from 'react';
import { type Failure, useDecide } from '../../api/index.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { suggestionText } from '../../text/suggestions.ts';
import { Button, Checkbox, Dialog, EditWords, FieldError } from '../../ui/index.ts';
import { nameOfSuggestion, suggestionPieces } from './suggestion-pieces.ts';

type Result = DecidedView['results'][number];

/** Most suggestions of one part in one request (packages/api, decide). */
const SLICE = 50;

function inSlices(parts: ReadonlyMap<string, readonly ThreadView[]>): (readonly [string, readonly ThreadView[]])[] {
	return [...parts].flatMap(([part, own]) =>
		Array.from({ length: Math.ceil(own.length / SLICE) }, (_, at) => [part, own.slice(at * SLICE, (at + 1) * SLICE)] as const),
	);
}

/**
 * Several suggestions before one's eyes, to accept or decline together. Those of a whole part are not among them: they
 * are looked at one by one.
 */
export function DecideMany({
	plan,
	threads,
	onClose,
}: {
	plan: PlanView;
	/** Open ones on parts that this seat may write, in the order of the page. */
	threads: readonly ThreadView[];
	onClose: () => void;
}) {
	const t = useText(suggestionText);
	const failures = useText(failureText);
	const decide = useDecide(plan.id);
	const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(threads.map(({ id }) => id)));
	const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
	const [failure, setFailure] = useState<Failure | null>(null);
	const [said, setSaid] = useState('');
	const wanted = threads.filter(({ id }) => chosen.has(id) && results.get(id)?.done !== true);
	const setOne = (id: string, on: boolean) =>
		setChosen((all) => new Set(on ? [...all, id] : [...all].filter((one) => one !== id)));

	const decideAll = async (decision: 'accept' | 'decline') => {
		if (decide.isPending) {
			return;
		}
		setFailure(null);
		if (wanted.length === 0) {
			setSaid(t.noneChosen);
			return;
		}
		const all = new Map(results);
		let done = 0;
		for (const [part, own] of inSlices(Map.groupBy(wanted, (thread) => thread.part))) {
			const answer = await decide.mutateAsync({
				part,
				// Without a word of what was seen, only what a proposal was made for may go: nothing is replaced unseen.
				decision: { decision, threads: own.map(({ id }) => ({ thread: id })) },
			});
			if (!answer.ok) {
				setFailure(answer.failure);
				break;
			}
			for (const result of answer.value.results) {
				all.set(result.thread, result);
				done += result.done ? 1 : 0;
			}
		}
		setResults(all);
		const left = wanted.filter(({ id }) => all.get(id)?.done === false).length;
		setSaid(`${t.doneMany(done)}${left === 0 ? '' : t.leftMany(left)}`);
	};
	return (
		<Dialog
			title={t.manyTitle}
			onClose={onClose}
			actions={
				<>
					<Button kind="solid" waiting={decide.isPending} onClick={() => void decideAll('accept')}>
						{t.acceptMany(wanted.length)}
					</Button>
					<Button onClick={() => void decideAll('decline')}>{t.declineMany(wanted.length)}</Button>
					<Button kind="text" onClick={onClose}>
						{t.close}
					</Button>
				</>
			}
		>
			<p>{t.manyHelp}</p>
			<p role="status">{said}</p>
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
			<ul className="decide-many">
				{threads.map((thread) => (
					<Choice
						key={thread.id}
						thread={thread}
						chosen={chosen.has(thread.id)}
						onChoose={(on) => setOne(thread.id, on)}
						result={results.get(thread.id)}
					/>
				))}
			</ul>
		</Dialog>
	);
}

/** Letters of the text that are shown around a proposal, so that it can be read as the sentence it will be. */
const AROUND = 16;

function around(words: string | null | undefined, side: 'before' | 'after'): string {
	const letters = [...(words ?? '')];
	return (side === 'before' ? letters.slice(-AROUND) : letters.slice(0, AROUND)).join('');
}

function Choice({
	thread,
	chosen,
	onChoose,
	result,
}: {
	thread: ThreadView;
	chosen: boolean;
	onChoose: (on: boolean) => void;
	result: Result | undefined;
}) {
	const t = useText(suggestionText);
	const id = useId();
	const first = thread.comments[0];
	return (
		<li>
			<Checkbox
				aria-label={t.choose(nameOfSuggestion(thread))}
				aria-describedby={id}
				checked={chosen && result?.done !== true}
				aria-disabled={result?.done === true ? true : undefined}
				onChange={(event) => onChoose(event.target.checked)}
			>
				{first === undefined ? '' : t.by(first.author.party.name, first.author.person)}
				{thread.place.title === '' ? '' : `　${thread.place.title}`}
			</Checkbox>
			<div id={id}>
				<p className="suggestion-words">
					<span className="ui-sub">{around(thread.anchor?.before, 'before')}</span>
					<EditWords pieces={suggestionPieces(thread)} />
					<span className="ui-sub">{around(thread.anchor?.after, 'after')}</span>
				</p>
				{first === undefined || first.text === '' ? null : <p className="ui-sub">{first.text}</p>}
				{result?.done === true ? <p className="suggestion-outcome">{t.decided}</p> : null}
				{result === undefined || result.done ? null : (
					<p className="suggestion-changed">
						{result.text}
						{result.now === null ? '' : `　${t.nowIs}：${result.now}`}
					</p>
				)}
			</div>
		</li>
	);
}
