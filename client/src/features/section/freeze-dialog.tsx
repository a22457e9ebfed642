import type { PartView } from '@renkei/api';
import { useState } from 'react';
import { type Failure, useFreeze } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { sectionText } from '../../text/section.ts';
import { Button, Dialog, FieldError } from '../../ui/index.ts';
import { MissingList } from './missing-list.tsx';
import { useSectionScope } from './section-scope.tsx';

/** Says what a freeze does and what is still missing, and freezes. */
export function FreezeDialog({ part, name, onClose }: { part: PartView; name: string; onClose: () => void }) {
	const t = useText(sectionText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const { plan } = useSectionScope();
	const freeze = useFreeze(plan.id);
	const [failure, setFailure] = useState<Failure | null>(null);
	const signers = part.standings.map(({ body }) => plan.parties.find((party) => party.code === body)?.name ?? body);
	const act = async () => {
		const answer = await freeze.mutateAsync({ part: part.id });
		if (answer.ok) {
			onClose();
		} else {
			setFailure(answer.failure);
		}
	};
	return (
		<Dialog
			title={t.freezeTitle(name)}
			onClose={onClose}
			actions={
				<>
					<Button kind="solid" size="md" waiting={freeze.isPending} onClick={() => void act()}>
						{t.freezeNow}
					</Button>
					<Button size="md" onClick={onClose}>
						{common.cancel}
					</Button>
				</>
			}
		>
			<p>{t.freezeWhat}</p>
			<p>{t.freezeBack}</p>
			{signers.length === 0 ? null : <p>{t.freezeSigners(common.listed(signers))}</p>}
			{part.missing.length === 0 ? (
				<p>{t.nothingMissing}</p>
			) : (
				<>
					<p>{t.freezeMissing(part.missing.length)}</p>
					<MissingList parts={[part]} onFollow={onClose} />
				</>
			)}
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
		</Dialog>
	);
}
