import type { PartSpec } from '@renkei/plan';
import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { useText } from '../../../text/language.tsx';
import { proposingText } from '../../../text/proposing.ts';
import { Button, Icon } from '../../../ui/index.ts';
import { type OpenPart, useOpenPart } from '../open-part.ts';
import type { BodyPart } from '../section-layout.ts';
import { useSectionScope } from '../section-scope.tsx';
import { ProposalBar } from './proposal-bar.tsx';
import { beginDraft, draftOf, subscribeToDrafts } from './proposal-drafts.ts';

/** Whether this seat may propose wording for a part. */
const maySuggest = ({ handle, part }: OpenPart): boolean => (handle.rights?.may ?? part.may).includes('suggest');

/** The way into the mode in which a part is written as a proposal, and what stands there while it is. */
export function ProposePart({ open, spec, name }: { open: OpenPart; spec: PartSpec; name: string }) {
	const t = useText(proposingText);
	const { onActivateThread, plan } = useSectionScope();
	const around = useRef<HTMLDivElement>(null);
	// The bar goes with its draft; the focus must not fall to the page.
	const was = useRef(open.proposing);
	useEffect(() => {
		if (was.current !== null && open.proposing === null && document.activeElement === document.body) {
			around.current?.querySelector('button')?.focus();
		}
		was.current = open.proposing;
	}, [open.proposing]);
	const [said, setSaid] = useState('');
	const doc = open.handle.doc;
	const sent = (words: string, thread: string | null) => {
		setSaid(words);
		if (thread !== null) {
			onActivateThread(thread);
		}
	};
	return (
		<div ref={around}>
			{open.proposing !== null ? (
				<ProposalBar key={open.proposing.number} draft={open.proposing} spec={spec} name={name} onSent={sent} />
			) : maySuggest(open) && doc !== null ? (
				<p className="part__acts">
					<Button
						size="xs"
						kind="text"
						aria-label={t.beginFor(name)}
						onClick={() => beginDraft(open.part.id, plan.seat.seat, doc)}
					>
						<Icon name="pencil" />
						{t.begin}
					</Button>
				</p>
			) : null}
			{/* The region is there before its words, or they would not be read out. */}
			<p role="status" className="proposal-said">
				{open.proposing === null ? said : ''}
			</p>
		</div>
	);
}

/** The same for the parts of the bodies: which of them is chosen first. */
export function ProposeBodies({ bodies, spec }: { bodies: readonly BodyPart[]; spec: PartSpec }) {
	const t = useText(proposingText);
	const id = useId();
	// A body's own part is written, not proposed for, by its own people.
	const { seat } = useSectionScope().plan.seat;
	const begun = useSyncExternalStore(subscribeToDrafts, () =>
		bodies.flatMap(({ part }) => (draftOf(part.id, seat) === null ? [] : [part.id])).join(' '),
	);
	// One that was begun stays within reach, whatever becomes of the right.
	const others = bodies.filter(({ own, part }) => !own && (part.may.includes('suggest') || begun.includes(part.id)));
	const [chosen, setChosen] = useState<string | null>(null);
	const body = others.find(({ part }) => part.id === chosen) ?? others[0];
	if (body === undefined) {
		return null;
	}
	return (
		<div className="propose-bodies">
			{others.length < 2 ? null : (
				<>
					<label htmlFor={id}>{t.whose}</label>
					<select id={id} className="ui-input" value={body.part.id} onChange={(event) => setChosen(event.target.value)}>
						{others.map(({ part, party }) => (
							<option key={part.id} value={part.id}>
								{party.name}
							</option>
						))}
					</select>
				</>
			)}
			<ProposeBody key={body.part.id} body={body} spec={spec} />
			{others
				.filter(({ part }) => part.id !== body.part.id)
				.map((other) => (
					<ProposeBody key={other.part.id} body={other} spec={spec} only="begun" />
				))}
		</div>
	);
}

function ProposeBody({ body, spec, only }: { body: BodyPart; spec: PartSpec; only?: 'begun' }) {
	const { layout } = useSectionScope();
	const opening = useOpenPart(body.part, `${layout.section.key} ${layout.section.title} ${body.party.name}`, spec);
	if (opening.kind !== 'open' || (only === 'begun' && opening.open.proposing === null)) {
		return null;
	}
	return <ProposePart open={opening.open} spec={spec} name={body.party.name} />;
}
