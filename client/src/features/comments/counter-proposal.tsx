import type { CounterProposalView, PlanView, ThreadView } from '@renkei/api';
import { type PartSpec, partSpecOf } from '@renkei/plan';
import { useCounterProposal, usePlan, useTemplate } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { suggestionText } from '../../text/suggestions.ts';
import { useValueWords } from '../../text/value-words.ts';
import { Bones, Button, Deleted, Dialog, EditWords, FieldError, Inserted } from '../../ui/index.ts';

/** A whole part as it is proposed, against the part now: nobody accepts it without having had the differences before them. */
export function CounterProposal({
	plan,
	thread,
	waiting,
	said,
	onAccept,
	onDecline,
	onClose,
}: {
	plan: string;
	thread: ThreadView;
	waiting: boolean;
	/** Why the last decision was not taken. */
	said: string | null;
	/** `seen`: hash of the part that was compared with. */
	onAccept: (seen: string) => void;
	onDecline: () => void;
	onClose: () => void;
}) {
	const t = useText(suggestionText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const { data, error } = useCounterProposal(thread.id);
	return (
		<Dialog
			title={t.wholeTitle}
			onClose={onClose}
			actions={
				<>
					{data === undefined ? null : (
						<Button kind="solid" waiting={waiting} onClick={() => onAccept(data.contentHash)}>
							{t.accept}
						</Button>
					)}
					<Button onClick={onDecline}>{t.decline}</Button>
					<Button kind="text" onClick={onClose}>
						{t.close}
					</Button>
				</>
			}
		>
			{said === null ? null : (
				<p className="suggestion-changed" role="alert">
					{said}
				</p>
			)}
			{data !== undefined ? (
				<Differences plan={plan} part={thread.part} changes={data} />
			) : error === null ? (
				<Bones label={common.loading} rows={3} />
			) : (
				<FieldError>{failures.say(error.failure)}</FieldError>
			)}
		</Dialog>
	);
}

function Differences({ plan: id, part, changes }: { plan: string; part: string; changes: CounterProposalView }) {
	const t = useText(suggestionText);
	const plan = usePlan(id).data;
	const template = useTemplate(id).data;
	const address = plan?.sections.flatMap(({ parts }) => parts).find((one) => one.id === part);
	const spec = template === undefined || address === undefined ? null : partSpecOf(template, address);
	const blocks = changes.blocks.filter(({ kind }) => kind !== 'same');
	const none = blocks.length + changes.fields.length + changes.rows.length === 0;
	return (
		<div className="counter-proposal">
			{changes.changedSince ? <p className="suggestion-changed">{t.wholeChanged}</p> : null}
			{none ? <p>{t.wholeSame}</p> : null}
			{blocks.map(({ pieces }, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name but their place, and do not change here
				<p key={at} className="suggestion-words">
					<EditWords pieces={pieces} />
				</p>
			))}
			{plan === undefined || spec === null ? null : <Values plan={plan} spec={spec} changes={changes} />}
		</div>
	);
}

function Values({ plan, spec, changes }: { plan: PlanView; spec: PartSpec; changes: CounterProposalView }) {
	const t = useText(suggestionText);
	const words = useValueWords(plan.parties);
	const tables = spec.tables.map((table) => ({ table, rows: changes.rows.filter((row) => row.table === table.key) }));
	const line = (change: CounterProposalView['fields'][number], column: PartSpec['fields'][number] | undefined) => {
		const said = (value: typeof change.before) => (value === null || column === undefined ? '' : words.value(column, value));
		const [before, after] = [said(change.before), said(change.after)];
		return (
			<li key={change.key}>
				{column?.title ?? change.key} {before === '' ? <span className="ui-sub">{t.empty}</span> : <Deleted>{before}</Deleted>}{' '}
				{after === '' ? <span className="ui-sub">{t.empty}</span> : <Inserted>{after}</Inserted>}
			</li>
		);
	};
	return (
		<>
			{changes.fields.length === 0 ? null : (
				<ul>
					{changes.fields.map((change) =>
						line(
							change,
							spec.fields.find(({ key }) => key === change.key),
						),
					)}
				</ul>
			)}
			{tables.map(({ table, rows }) =>
				rows.map((row) => (
					<section key={`${table.key} ${row.row}`} aria-label={`${table.title} ${row.number}`}>
						<h3>{t.row(table.title, row.number, row.kind)}</h3>
						<ul>
							{row.cells.map((change) => {
								const column = table.columns.find(({ key }) => key === change.key);
								return line(change, column as PartSpec['fields'][number] | undefined);
							})}
						</ul>
					</section>
				)),
			)}
		</>
	);
}
