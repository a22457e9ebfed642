import type { PartView, PlanView } from '@renkei/api';
import { inquiryText } from '@renkei/plan';
import { useRef, useState } from 'react';
import { type Failure, useAddThread } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { questionsText } from '../../text/questions.ts';
import { Button, Checkbox, ChoiceGroup, Dialog, FieldError, TextArea } from '../../ui/index.ts';

type Wrong = 'none' | 'nobody' | 'words';

/** 照会: the same words to many bodies, each with its own gaps; it stands as a question on the body's part. */
export function InquiryDialog({
	plan,
	section,
	parts,
	onClose,
}: {
	plan: PlanView;
	section: string;
	parts: readonly PartView[];
	onClose: () => void;
}) {
	const t = useText(questionsText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const addThread = useAddThread(plan.id);
	const others = parts.filter(({ body, may }) => body !== plan.seat.party.code && may.includes('comment'));
	const [to, setTo] = useState(() => new Set(others.filter(({ missing }) => missing.length > 0).map(({ id }) => id)));
	const [words, setWords] = useState<string>(t.firstWords);
	const [wrong, setWrong] = useState<Wrong>('none');
	const [failure, setFailure] = useState<Failure | null>(null);
	const [sending, setSending] = useState(false);
	// A second press before the page is drawn again must not ask twice.
	const busy = useRef(false);
	const field = useRef<HTMLDivElement>(null);
	const title = plan.sections.find(({ key }) => key === section)?.title ?? '';
	const chosen = others.filter(({ id }) => to.has(id));
	const gapsOf = (part: PartView) => [...new Set(part.missing.map((missing) => missing.title))];
	const without = (set: ReadonlySet<string>, id: string) => new Set([...set].filter((one) => one !== id));

	const send = async () => {
		if (busy.current) {
			return;
		}
		const lacks = chosen.length === 0 ? 'nobody' : words.trim() === '' ? 'words' : 'none';
		setWrong(lacks);
		if (lacks !== 'none') {
			field.current?.querySelector<HTMLElement>(lacks === 'nobody' ? 'input' : 'textarea')?.focus();
			return;
		}
		busy.current = true;
		setSending(true);
		setFailure(null);
		for (const part of chosen) {
			const text = inquiryText(words, gapsOf(part));
			const answer = await addThread.mutateAsync({ part: part.id, thread: { kind: 'question', text } });
			if (!answer.ok) {
				// Whoever was reached is not asked twice by pressing again.
				setFailure(answer.failure);
				setSending(false);
				busy.current = false;
				return;
			}
			setTo((set) => without(set, part.id));
		}
		onClose();
	};
	return (
		<Dialog
			title={t.inquireAbout(section, title)}
			onClose={onClose}
			actions={
				<>
					<Button kind="solid" size="md" waiting={sending} onClick={() => void send()}>
						{t.send(chosen.length)}
					</Button>
					<Button size="md" onClick={onClose}>
						{common.cancel}
					</Button>
				</>
			}
		>
			<div ref={field} className="inquiry">
				<p>{t.what}</p>
				<ChoiceGroup legend={t.to} error={wrong === 'nobody' ? t.nobodyChosen : null}>
					{others.map((part) => {
						const gaps = gapsOf(part);
						return (
							<Checkbox
								key={part.id}
								checked={to.has(part.id)}
								onChange={(event) => setTo(event.target.checked ? new Set([...to, part.id]) : without(to, part.id))}
								support={gaps.length === 0 ? t.complete : t.gapsAre(t.listed(gaps, 5))}
							>
								{plan.parties.find(({ code }) => code === part.body)?.name ?? part.body}
							</Checkbox>
						);
					})}
				</ChoiceGroup>
				<TextArea
					label={t.words}
					support={t.wordsHelp}
					error={wrong === 'words' ? t.wordsMissing : null}
					value={words}
					maxLength={2000}
					onChange={(event) => setWords(event.target.value)}
				/>
				{failure === null ? null : <FieldError>{`${failures.say(failure)}${t.restUnsent(chosen.length)}`}</FieldError>}
			</div>
		</Dialog>
	);
}
