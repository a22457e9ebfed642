import type { PartView } from '@renkei/api';
import { useRef, useState } from 'react';
import { useReopen } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { sectionText } from '../../text/section.ts';
import { Button, Dialog, TextArea } from '../../ui/index.ts';
import { useSectionScope } from './section-scope.tsx';

/** Asks for the reason and reopens a frozen part. */
export function ReopenDialog({ part, name, onClose }: { part: PartView; name: string; onClose: () => void }) {
	const t = useText(sectionText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const { plan } = useSectionScope();
	const reopen = useReopen(plan.id);
	const [reason, setReason] = useState('');
	const [error, setError] = useState<string | null>(null);
	const field = useRef<HTMLTextAreaElement>(null);
	const refuse = (words: string) => {
		setError(words);
		field.current?.focus();
	};
	const act = async () => {
		if (reason.trim() === '') {
			refuse(t.reasonMissing);
			return;
		}
		const answer = await reopen.mutateAsync({ part: part.id, reason });
		if (answer.ok) {
			onClose();
		} else {
			refuse(failures.say(answer.failure));
		}
	};
	return (
		<Dialog
			title={t.reopenTitle(name)}
			onClose={onClose}
			actions={
				<>
					<Button kind="solid" size="md" waiting={reopen.isPending} onClick={() => void act()}>
						{t.reopenNow}
					</Button>
					<Button size="md" onClick={onClose}>
						{common.cancel}
					</Button>
				</>
			}
		>
			<p>{t.reopenWhat}</p>
			<TextArea
				ref={field}
				label={t.reason}
				need={{ kind: 'required', word: common.required }}
				support={t.reasonHelp}
				error={error}
				value={reason}
				maxLength={1000}
				onChange={(event) => setReason(event.target.value)}
			/>
		</Dialog>
	);
}
