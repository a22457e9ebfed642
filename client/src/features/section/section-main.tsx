import './section.css';
import type { PartView } from '@renkei/api';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../../text/language.tsx';
import { sectionText } from '../../text/section.ts';
import { BodyParts } from './body-parts.tsx';
import { FreezeDialog } from './freeze-dialog.tsx';
import { useThreadPlace } from './places/use-thread-place.ts';
import { ReopenDialog } from './reopen-dialog.tsx';
import { RoomProvider, useWidth } from './row-room.ts';
import { SectionHead } from './section-head.tsx';
import type { BodyPart } from './section-layout.ts';
import { useSectionScope } from './section-scope.tsx';
import { TrunkPart } from './trunk-part.tsx';

/** Which dialog is open, about which part. */
type Asking =
	| { readonly kind: 'nothing' }
	| { readonly kind: 'freeze'; readonly part: PartView; readonly name: string }
	| { readonly kind: 'reopen'; readonly part: PartView; readonly name: string };

/** The section between list and comments. */
export function SectionMain({ aside, notices }: { aside: ReactNode; notices: ReactNode }) {
	const t = useText(sectionText);
	const { layout, threads, activeThread } = useSectionScope();
	useThreadPlace(threads, activeThread);
	const { section, trunk, bodies, bodySpec } = layout;
	const [asking, setAsking] = useState<Asking>({ kind: 'nothing' });
	const [main, setMain] = useState<HTMLElement | null>(null);
	const room = useWidth(main);
	// Freezing and reopening take their own button away; the focus stays with the section instead of falling to the page.
	const locks = [...(trunk === null ? [] : [trunk.part]), ...bodies.map((body) => body.part)]
		.map((part) => `${part.id} ${part.state === 'drafting'}`)
		.join();
	const before = useRef(locks);
	useEffect(() => {
		// A dialog that is still open gives the focus back first.
		if (asking.kind !== 'nothing' || before.current === locks) {
			return;
		}
		before.current = locks;
		if (document.activeElement === document.body) {
			main?.focus({ preventScroll: true });
		}
	}, [locks, main, asking.kind]);
	const close = () => setAsking({ kind: 'nothing' });
	const trunkName = t.trunkName(section.title);
	const nameOf = (body: BodyPart) => t.partName(section.title, body.party.name);
	return (
		<div ref={setMain} className="section-main" tabIndex={-1}>
			<RoomProvider value={room}>
				<SectionHead
					trunk={trunk?.part ?? null}
					onFreeze={() => trunk && setAsking({ kind: 'freeze', part: trunk.part, name: trunkName })}
					aside={aside}
				/>
				{notices}
				{trunk === null ? null : (
					<TrunkPart
						key={trunk.part.id}
						trunk={trunk}
						onReopen={
							trunk.part.may.includes('freeze') ? () => setAsking({ kind: 'reopen', part: trunk.part, name: trunkName }) : null
						}
					/>
				)}
				{bodySpec === null || bodies.length === 0 ? null : (
					<BodyParts
						key={section.key}
						spec={bodySpec}
						bodies={bodies}
						onFreeze={(body) => setAsking({ kind: 'freeze', part: body.part, name: nameOf(body) })}
						onReopen={(body) => setAsking({ kind: 'reopen', part: body.part, name: nameOf(body) })}
					/>
				)}
				{asking.kind === 'freeze' ? <FreezeDialog part={asking.part} name={asking.name} onClose={close} /> : null}
				{asking.kind === 'reopen' ? <ReopenDialog part={asking.part} name={asking.name} onClose={close} /> : null}
			</RoomProvider>
		</div>
	);
}
