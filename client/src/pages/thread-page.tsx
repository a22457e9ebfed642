import { Navigate, useParams } from '@tanstack/react-router';
import { useThread } from '../api/index.ts';
import { AppFrame, FailureView } from '../features/frame/index.ts';
import { commonText } from '../text/common.ts';
import { useText } from '../text/language.tsx';
import { Bones } from '../ui/index.ts';

/** The short address of a thread: leads to where it stands, or says why there is nothing to see. */
export function ThreadPage() {
	const { thread } = useParams({ from: '/signed-in/t/$thread' });
	const common = useText(commonText);
	const { data, error } = useThread(thread);
	if (data !== undefined) {
		// In place of this address: the browser's way back must not lead here, and from here forward again.
		return (
			<Navigate to="/plans/$plan/s/$key" params={{ plan: data.plan, key: data.section }} search={{ thread: data.id }} replace />
		);
	}
	if (error !== null) {
		return <FailureView failure={error.failure} />;
	}
	return (
		<AppFrame titles={[]}>
			<Bones label={common.loading} rows={6} />
		</AppFrame>
	);
}
