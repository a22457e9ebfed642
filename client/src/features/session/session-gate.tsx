import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { type Failure, useMe } from '../../api/index.ts';

/** Leads to the entrance once, with the way back. */
function ToEntrance() {
	const router = useRouter();
	useEffect(() => {
		const { pathname, href } = router.state.location;
		// The router's location is already the entrance while its page still loads; asking again would never end.
		if (pathname !== '/enter') {
			void router.navigate({ to: '/enter', search: { next: href }, replace: true });
		}
	}, [router]);
	return null;
}

/** Lets through whoever is signed in; leads everybody else to the entrance, and back afterwards. */
export function SessionGate({
	waiting,
	failed,
	children,
}: {
	waiting: ReactNode;
	failed: (failure: Failure) => ReactNode;
	children: ReactNode;
}) {
	const me = useMe();
	if (me.error !== null && me.error.failure.kind === 'problem' && me.error.failure.problem.status === 401) {
		return <ToEntrance />;
	}
	// A session that was known once stays on screen while the connection is lost.
	if (me.data !== undefined) {
		return children;
	}
	return me.error === null ? waiting : failed(me.error.failure);
}
