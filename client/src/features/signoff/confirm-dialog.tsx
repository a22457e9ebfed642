import './confirm-dialog.css';
import type { PlanView } from '@renkei/api';
import type { ReactNode } from 'react';
import { commonText } from '../../text/common.ts';
import { confirmText } from '../../text/confirm.ts';
import { longDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { listText } from '../../text/status.ts';
import { Button, Dialog, Disclosure, FieldError } from '../../ui/index.ts';
import { partName } from './part-name.ts';
import type { Signing, ToConfirm } from './signing-act.ts';
import { useTroubleWords } from './trouble-words.ts';

function Line({ name, children }: { name: string; children: ReactNode }) {
	return (
		<div>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}

/** Everything that will be recorded, as the server has prepared it and this page has computed it again. */
function ActWords({ plan, intent }: { plan: PlanView; intent: ToConfirm['prepared']['intent'] }) {
	const t = useText(confirmText);
	const common = useText(commonText);
	const lists = useText(listText);
	const { language } = useLanguage();
	const { said, parts } = intent;
	const keys = [...new Set(parts.map((part) => part.section))];
	const nameOf = (key: string) => {
		const section = plan.sections.find((candidate) => candidate.key === key);
		return section === undefined ? key : `${key} ${section.shortTitle}`;
	};
	const textName = intent.act === 'withdraw' ? t.withdrawReason : t.text[said.verdict ?? ''];
	const maybe = (name: string, words: string | null) =>
		words === null || words === '' ? null : <Line name={name}>{words}</Line>;
	return (
		<>
			<dl className="act-words">
				<Line name={t.body}>{intent.body.name}</Line>
				<Line name={t.person}>{`${intent.seat.post} ${intent.seat.person}`}</Line>
				<Line name={t.capacity}>{intent.act === 'later-view' ? t.laterView : lists.capacity[said.capacity]}</Line>
				{maybe(t.verdict, said.verdict === null ? null : (lists.verdict[said.verdict] ?? said.verdict))}
				{maybe(textName ?? '', said.text)}
				{maybe(t.absent, said.absent === null ? null : t.absentIs(said.absent))}
				{maybe(t.basis, said.basis)}
				{maybe(t.documentNumber, said.documentNumber)}
				{maybe(t.decidedOn, said.decidedOn === null ? null : longDate(said.decidedOn, language))}
				{maybe(t.consulted, common.listed(said.consulted))}
				<Line name={t.parts}>{t.partsOf(parts.length, common.listed(keys.map(nameOf)))}</Line>
				<Line name={t.statement}>{intent.statement.words}</Line>
			</dl>
			<Disclosure summary={t.versions}>
				<ul className="ui-list act-versions">
					{parts.map((part) => (
						<li key={`${part.part} ${part.signoff ?? ''}`}>
							<span>{`${part.section} ${partName(plan, { body: part.owner }, common)}`}</span>
							<span className="ui-sub ui-number">
								{t.version(part.seq, part.contentHash.replace('sha256:', '').slice(0, 12))}
							</span>
						</li>
					))}
				</ul>
			</Disclosure>
		</>
	);
}

/** The name of the act on its button: never OK. */
function useYes(body: string, intent: ToConfirm['prepared']['intent']): { title: string; yes: string } {
	const t = useText(confirmText);
	if (intent.act !== 'sign') {
		return intent.act === 'withdraw'
			? { title: t.titleWithdraw, yes: t.confirmWithdraw(body) }
			: { title: t.titleView, yes: t.confirmView };
	}
	const returns = intent.said.verdict === 'return';
	if (intent.said.capacity === 'checked') {
		return { title: t.title, yes: returns ? t.confirmCheckReturn : t.confirmCheck };
	}
	return { title: t.title, yes: returns ? t.confirmReturn(body) : t.confirmDecision(body) };
}

/** The dialog in which a prepared act is confirmed: it repeats all of it, and its button names the act. */
export function ConfirmDialog({ plan, signing, toConfirm }: { plan: PlanView; signing: Signing; toConfirm: ToConfirm }) {
	const t = useText(confirmText);
	const common = useText(commonText);
	const say = useTroubleWords();
	// After a lost answer no other words may say that nothing is recorded.
	const { prepared, again, lost, trouble } = toConfirm;
	const { title, yes } = useYes(prepared.intent.body.name, prepared.intent);
	// While it is being recorded nothing else can be done with it: closing would not stop it.
	const close = () => {
		if (!signing.waiting) {
			signing.putAway();
		}
	};
	return (
		<Dialog
			title={title}
			onClose={close}
			trouble={trouble === null ? null : <FieldError>{lost ? t.lost : say(trouble)}</FieldError>}
			actions={
				<>
					<Button kind="solid" size="md" waiting={signing.waiting} onClick={() => void signing.confirm()}>
						{yes}
					</Button>
					<Button size="md" waiting={signing.waiting} onClick={close}>
						{prepared.intent.act === 'later-view' ? common.cancel : t.back}
					</Button>
				</>
			}
		>
			{again ? <p role="status">{t.again}</p> : null}
			<ActWords plan={plan} intent={prepared.intent} />
			{prepared.stepUp.method === 'passkey' ? <p className="ui-sub">{t.withPasskey}</p> : null}
		</Dialog>
	);
}
