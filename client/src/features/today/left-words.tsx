import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMe } from '../../api/index.ts';
import { anythingUnsent, useRescuedDrafts, useWhoSitsHere } from '../../sync/bar.ts';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { todayText } from '../../text/today.ts';
import { Banner } from '../../ui/index.ts';

/**
 * What this person wrote on this device while there was no connection is sent as soon as they are back, without their
 * opening each section again; what could not be saved is named, with the way to it.
 */
export function LeftWords() {
	const t = useText(todayText);
	const common = useText(commonText);
	const known = useWhoSitsHere(useMe().data?.personId ?? null);
	const { drafts } = useRescuedDrafts();
	useEffect(() => {
		if (known) {
			void sendWhatIsUnsent();
		}
	}, [known]);
	if (!known || drafts.length === 0) {
		return null;
	}
	return (
		<div className="today-left">
			<Banner kind="warning" kindName={common.warning} title={t.leftDrafts(drafts.length)} voice="status">
				<ul>
					{drafts.map((draft) => (
						<li key={draft.id}>
							<Link to={draft.path}>{draft.title === '' ? common.trunk : draft.title}</Link>
						</li>
					))}
				</ul>
			</Banner>
		</div>
	);
}

async function sendWhatIsUnsent(): Promise<void> {
	try {
		if (await anythingUnsent()) {
			// Yjs comes along only where there is something to send.
			const { sendUnsent } = await import('../../sync/index.ts');
			await sendUnsent();
		}
	} catch {
		// The chunk could not be loaded; the rows stay, and the section's own page sends them.
	}
}
