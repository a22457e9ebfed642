import { useEffect, useRef, useState } from 'react';
import type { Answer } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { membersText } from '../../text/members.ts';
import { Banner } from '../../ui/index.ts';

/** What the last act on this page came to. */
export type Outcome =
	| { readonly kind: 'nothing' }
	| { readonly kind: 'done'; readonly words: string }
	| { readonly kind: 'failed'; readonly words: string };

/** Keeps what the last act came to, in words. */
export function useOutcome() {
	const failures = useText(failureText);
	const [outcome, setOutcome] = useState<Outcome>({ kind: 'nothing' });
	/** Notes an answer; returns whether it was a success. */
	const note = (answer: Answer<unknown>, done: string): boolean => {
		setOutcome(answer.ok ? { kind: 'done', words: done } : { kind: 'failed', words: failures.say(answer.failure) });
		return answer.ok;
	};
	return { outcome, note };
}

/** Says it where it was done; it stays on the page. */
export function OutcomeBanner({ outcome }: { outcome: Outcome }) {
	const t = useText(membersText);
	const common = useText(commonText);
	const banner = useRef<HTMLElement>(null);
	// The act may have been far down a long list.
	useEffect(() => {
		if (outcome.kind !== 'nothing') {
			banner.current?.scrollIntoView({ block: 'nearest' });
		}
	}, [outcome]);
	switch (outcome.kind) {
		case 'nothing':
			return null;
		case 'done':
			return <Banner ref={banner} kind="success" kindName={common.success} title={outcome.words} voice="status" />;
		case 'failed':
			return (
				<Banner ref={banner} kind="error" kindName={common.error} title={t.failed} voice="alert">
					<p>{outcome.words}</p>
				</Banner>
			);
	}
}
