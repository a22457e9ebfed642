import type { ReactNode } from 'react';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { sectionText } from '../../text/section.ts';
import { Bones, Button, Icon } from '../../ui/index.ts';
import type { OpenPart, PartOpening } from './open-part.ts';

/** What stands where a part will be, or why it will not. */
export function PartOpeningView({ opening, children }: { opening: PartOpening; children: (open: OpenPart) => ReactNode }) {
	const common = useText(commonText);
	switch (opening.kind) {
		case 'open':
			return children(opening.open);
		case 'gone':
			return <PartGone code={opening.code} />;
		default:
			return <Bones rows={4} label={common.loading} />;
	}
}

/** Close codes of the wire: 4401 not signed in, 4403 forbidden, 4404 unknown, 4426 page too old. */
function PartGone({ code }: { code: number }) {
	const t = useText(sectionText);
	const words: Record<number, string> = { 4401: t.signIn, 4403: t.noRight, 4404: t.noRight, 4426: t.tooOld };
	return (
		<div className="notice" role="note">
			<Icon name="warning" />
			<p>{words[code] ?? t.cannotOpen}</p>
			{code === 4403 || code === 4404 ? null : <Button onClick={() => window.location.reload()}>{t.reload}</Button>}
		</div>
	);
}
