import { Navigate, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Failure, useMe } from '../../api/index.ts';

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
	const here = useRouterState({ select: (state) => state.location.href });
	if (me.error !== null && me.error.failure.kind === 'problem' && me.error.failure.problem.status === 401) {
		return <Navigate to="/enter" search={{ next: here }} replace />;
	}
	// A session that was known once stays on screen while the connection is lost.
	if (me.data !== undefined) {
		return children;
	}
	return me.error === null ? waiting : failed(me.error.failure);
}
