import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Failure } from '../../api/index.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { Button, buttonClass } from '../../ui/index.ts';
import { AppFrame } from './app-frame.tsx';

type Words = ReturnType<typeof useText<(typeof failureText)['ja']>>;

function wordsOf(failure: Failure | null, t: Words): { title: string; text: string; act: 'today' | 'reload'; code: string } {
	if (failure === null) {
		return { title: t.brokenTitle, text: t.broken, act: 'reload', code: '' };
	}
	if (failure.kind === 'network') {
		return { title: t.offlineTitle, text: t.offline, act: 'reload', code: '' };
	}
	const { status, code } = failure.problem;
	if (status === 404) {
		return { title: t.notFoundTitle, text: t.notFound, act: 'today', code: `404 ${code}` };
	}
	if (status === 403) {
		return { title: t.forbiddenTitle, text: t.say(failure), act: 'today', code: `403 ${code}` };
	}
	return { title: t.downTitle, text: t.down, act: 'reload', code: `${status} ${code}` };
}

/** What happened, whether the words are safe, one act, the reference last. `null`: the page itself broke. */
export function FailureWords({ failure }: { failure: Failure | null }) {
	const t = useText(failureText);
	const words = wordsOf(failure, t);
	return (
		<div className="frame-failure">
			<h1>{words.title}</h1>
			<p className="ui-body-text">{words.text}</p>
			<p>
				{words.act === 'today' ? (
					<Link to="/today" className={buttonClass('solid', 'md')}>
						{t.toToday}
					</Link>
				) : (
					<Button kind="solid" size="md" onClick={() => window.location.reload()}>
						{t.reload}
					</Button>
				)}
			</p>
			{words.code === '' ? null : <p className="ui-sub">{t.reference(words.code)}</p>}
		</div>
	);
}

/** A whole screen that says why there is none; `children` stand below. */
export function FailureView({ failure, children }: { failure: Failure | null; children?: ReactNode }) {
	const t = useText(failureText);
	return (
		<AppFrame titles={[wordsOf(failure, t).title]}>
			<FailureWords failure={failure} />
			{children}
		</AppFrame>
	);
}
