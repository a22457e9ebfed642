import type { PartView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { sectionText } from '../../text/section.ts';
import { Button, Icon } from '../../ui/index.ts';
import { useSectionScope } from './section-scope.tsx';

/** Why a part cannot be written, who shut it and when, and what one may do about it. */
export function PartNotice({
	part,
	readOnly,
	onReopen,
}: {
	part: PartView;
	readOnly: { readonly code: string; readonly text: string };
	/** Reopening, for whoever may. */
	onReopen: (() => void) | null;
}) {
	const t = useText(sectionText);
	const common = useText(commonText);
	const { plan } = useSectionScope();
	const frozen = part.frozen;
	const isFrozen = frozen !== null || readOnly.code === 'part-frozen';
	const nameOf = (code: string | null) => plan.parties.find((party) => party.code === code)?.name;
	const owner = nameOf(part.body);
	const freezer = nameOf(part.body ?? plan.representative);
	return (
		<div className="notice" role="note">
			<Icon name={isFrozen ? 'lock' : 'info'} />
			<p>
				{isFrozen
					? frozen === null
						? t.frozenPlain
						: t.frozenBox(owner ?? null, `${nameOf(frozen.byParty) ?? frozen.byParty} ${frozen.by}`)
					: readOnly.text}
				{isFrozen && onReopen === null && freezer !== undefined ? t.askReopen(freezer) : null}
				{readOnly.code === 'suggest-only' ? t.suggestBy : null}
				{frozen === null ? null : (
					<Link
						to="/plans/$plan/parts/$part/evidence"
						params={{ plan: plan.id, part: part.id }}
						aria-label={common.evidenceOf(owner === undefined ? common.trunk : common.partOf(owner))}
					>
						{common.evidence}
					</Link>
				)}
			</p>
			{isFrozen && onReopen !== null ? <Button onClick={onReopen}>{t.reopen}</Button> : null}
		</div>
	);
}
