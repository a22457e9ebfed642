import { useState } from 'react';
import { type Failure, useSignOut } from '../../api/index.ts';
import type { LeavingWords } from '../../sync/bar.ts';
import { failureText } from '../../text/failures.ts';
import { frameText } from '../../text/frame.ts';
import { useText } from '../../text/language.tsx';
import { Button, Dialog, FieldError } from '../../ui/index.ts';

export type { LeavingWords } from '../../sync/bar.ts';

/** What a person would leave behind by signing out now; null when nothing, so that nothing need be asked. */
export async function leftBehind(): Promise<LeavingWords | null> {
	try {
		// Not in the first load: whoever has written something has it already.
		const { wordsLeftBehind } = await import('../../sync/bar.ts');
		return await wordsLeftBehind();
	} catch {
		return null;
	}
}

/** Asks before signing out while the server does not have everything: what stays, where, and who can see it. */
export function LeavingDialog({ person, left, onClose }: { person: string; left: LeavingWords; onClose: () => void }) {
	const t = useText(frameText);
	const failures = useText(failureText);
	const signOut = useSignOut();
	const [failure, setFailure] = useState<Failure | null>(null);
	const what = t.leavingWhat(left.changes, left.drafts);
	const leave = async () => {
		const { leaveWithoutAsking } = await import('../../sync/bar.ts');
		leaveWithoutAsking(true);
		const answer = await signOut.mutateAsync();
		if (answer.ok) {
			window.location.assign('/enter');
			return;
		}
		leaveWithoutAsking(false);
		setFailure(answer.failure);
	};
	return (
		<Dialog
			title={left.kept ? t.leavingKept : t.leavingLost}
			onClose={onClose}
			actions={
				<>
					<Button kind={left.kept ? 'solid' : 'outline'} size="md" waiting={signOut.isPending} onClick={() => void leave()}>
						{left.kept ? t.leave : t.leaveLost}
					</Button>
					<Button kind={left.kept ? 'outline' : 'solid'} size="md" onClick={onClose}>
						{t.stay}
					</Button>
				</>
			}
		>
			<p className="ui-number">{left.kept ? t.leavingWhereKept(what, person) : t.leavingWhereLost(what, left.changes)}</p>
			{failure === null ? null : <FieldError>{failure.kind === 'network' ? t.leavingOffline : failures.say(failure)}</FieldError>}
		</Dialog>
	);
}
