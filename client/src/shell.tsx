import { Outlet } from '@tanstack/react-router';
import { FailureWords } from './features/frame/index.ts';
import { SessionGate } from './features/session/index.ts';
import { commonText } from './text/common.ts';
import { useText } from './text/language.tsx';
import { Bones } from './ui/index.ts';

/** A page that broke says so in words; the reason goes to the console by React itself. */
export function Broken() {
	return (
		<main id="main" className="frame-main">
			<FailureWords failure={null} />
		</main>
	);
}

/** While a page is on its way. */
export function Waiting() {
	const t = useText(commonText);
	return (
		<main id="main" className="frame-main">
			<Bones label={t.loading} />
		</main>
	);
}

/** Around every page that asks for a signed-in person. */
export function SignedIn() {
	return (
		<SessionGate
			waiting={<Waiting />}
			failed={(failure) => (
				<main id="main" className="frame-main">
					<FailureWords failure={failure} />
				</main>
			)}
		>
			<Outlet />
		</SessionGate>
	);
}
