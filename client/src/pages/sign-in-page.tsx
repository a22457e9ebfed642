import { useNavigate, useSearch } from '@tanstack/react-router';
import { OpenFrame } from '../features/frame/index.ts';
import { Entrance } from '../features/session/index.ts';
import { useText } from '../text/language.tsx';
import { sessionText } from '../text/session.ts';

/** The entrance. Whoever was led here from a page comes back to it. */
export function SignInPage() {
	const t = useText(sessionText);
	const navigate = useNavigate();
	const { next } = useSearch({ from: '/enter' });
	return (
		<OpenFrame title={t.title}>
			<Entrance onEntered={() => void navigate({ href: next ?? '/today' })} />
		</OpenFrame>
	);
}
