import './signoff.css';
import type { PlanView, SigningActView, SignoffView } from '@renkei/api';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { invalidateFor, useCorrections } from '../../api/index.ts';
import { boardText } from '../../text/board.ts';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { Banner, Bones } from '../../ui/index.ts';
import { awaitedBodies } from './awaited.ts';
import { useCheckFirst } from './check-first.ts';
import { matrixOf } from './matrix.ts';
import { type Choice, MatrixTable } from './matrix-table.tsx';
import { openedAt, useOpenedWords } from './opened-words.ts';
import { countFor, nothingToDo } from './seat-count.ts';
import { askedIn, signingCapacity } from './signable.ts';
import { SigningPlace } from './signing-place.tsx';
import { ToReading } from './to-reading.tsx';
import { useSigning } from './use-signing.ts';

// The table is drawn first; the forms beside it come as soon as it stands.
const forms = () => import('./forms.ts');
const SectionPanel = lazy(async () => ({ default: (await forms()).SectionPanel }));
const BulkPanel = lazy(async () => ({ default: (await forms()).BulkPanel }));
const NextToSign = lazy(async () => ({ default: (await forms()).NextToSign }));
const AwaitedList = lazy(async () => ({ default: (await forms()).AwaitedList }));
const WholeState = lazy(async () => ({ default: (await forms()).WholeState }));
const Recorded = lazy(async () => ({ default: (await forms()).Recorded }));

/** The last thing that was done here; it stays on the page. */
type Said =
	| { readonly kind: 'nothing' }
	| { readonly kind: 'recorded'; readonly act: SigningActView }
	| { readonly kind: 'said'; readonly words: string };

/** What this seat can record now, in its own capacity; whoever records nothing reads how far the plan is. */
function Summary({
	plan,
	matrix,
	signoffs,
}: {
	plan: PlanView;
	matrix: ReturnType<typeof matrixOf>;
	signoffs: readonly SignoffView[];
}) {
	const t = useText(boardText);
	const common = useText(commonText);
	const checkFirst = useCheckFirst(plan, signoffs);
	const capacity = signingCapacity(plan);
	if (capacity === null) {
		const complete = matrix.rows.filter((row) => row.state.kind === 'cells' && row.state.left === 0).length;
		return <p className="ui-number">{t.summaryAll(complete)}</p>;
	}
	const body = plan.seat.party.name;
	const { ready, lapsed, waitsForCheck } = countFor(plan, capacity, signoffs, checkFirst);
	const say = [
		ready === 0 ? [] : [t.ready[capacity === 'checked' ? 'check' : 'decide'](body, ready)],
		lapsed === 0 ? [] : [t.readyLapsed(lapsed)],
		waitsForCheck === 0 ? [] : [t.waitsForCheck(waitsForCheck)],
	].flat();
	return <p className="ui-number">{say.length === 0 ? t.nothing(body)[nothingToDo(plan)] : common.listed(say)}</p>;
}

/** Sections of which this seat has opened everything that it still has to record. */
function tickable(
	plan: PlanView,
	signoffs: readonly SignoffView[],
	opened: ReturnType<typeof useOpenedWords>['opened'],
): ReadonlySet<string> {
	const capacity = signingCapacity(plan);
	if (capacity === null) {
		return new Set();
	}
	return new Set(
		plan.sections
			.map((section) => ({ key: section.key, parts: askedIn(plan, section, capacity, signoffs) }))
			.filter(({ parts }) => parts.length > 0 && parts.every((part) => openedAt(opened, part) !== null))
			.map(({ key }) => key),
	);
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
	const after = new Set(set);
	if (!after.delete(key)) {
		after.add(key);
	}
	return after;
}

/** 確認と決裁: the matrix at the left, the chosen cell or the chosen sections at the right. */
export function Signoff({
	plan,
	signoffs,
	choice,
	choose,
}: {
	plan: PlanView;
	signoffs: readonly SignoffView[];
	choice: Choice | null;
	choose: (choice: Choice | null) => void;
}) {
	const t = useText(boardText);
	const common = useText(commonText);
	const queryClient = useQueryClient();
	const { opened, note } = useOpenedWords(plan.seat.seat);
	const [marks, setMarks] = useState<ReadonlySet<string>>(new Set());
	const [said, setSaid] = useState<Said>({ kind: 'nothing' });
	const matrix = matrixOf(plan);
	const awaited = awaitedBodies(plan, signoffs, useCorrections(plan.id).data?.corrections ?? []);
	const capacity = signingCapacity(plan);
	const possible = tickable(plan, signoffs, opened);
	// Nothing to record, nothing to tick.
	const asks = capacity !== null && plan.sections.some((section) => askedIn(plan, section, capacity, signoffs).length > 0);
	// A mark counts only while its section can still be recorded.
	const ticked = new Set([...marks].filter((key) => possible.has(key)));
	const row = matrix.rows.find((candidate) => candidate.key === choice?.section);
	const close = () => {
		choose(null);
		document.querySelector<HTMLElement>(`[data-cell="${choice?.section} ${choice?.body}"]`)?.focus();
	};
	const recorded = (act: SigningActView) => {
		setMarks(new Set());
		setSaid({ kind: 'recorded', act });
	};
	const signing = useSigning(plan, recorded);
	const changed = () => void invalidateFor(queryClient, { plan: plan.id, about: 'signoffs', part: null });
	const chooseCell = (next: Choice) => {
		setMarks(new Set());
		setSaid({ kind: 'nothing' });
		choose(next);
	};
	// On a narrow screen a chosen cell takes the table's place; while sections are ticked the table is still needed.
	const full = ticked.size === 0 && row !== undefined;
	return (
		<div className={full ? 'signoff signoff--chosen' : 'signoff'}>
			<div className="signoff__matrix">
				<div className="signoff__head">
					<h1>{t.title}</h1>
					<Summary plan={plan} matrix={matrix} signoffs={signoffs} />
					{asks && capacity !== null ? <ToReading plan={plan} capacity={capacity} kind="link" /> : null}
					<Link to="/plans/$plan/signoff/rules" params={{ plan: plan.id }}>
						{t.toRules}
					</Link>
					{plan.seat.party.membership === 'member' ? (
						<Link to="/plans/$plan/ledger" params={{ plan: plan.id }}>
							{t.toLedger}
						</Link>
					) : null}
				</div>
				<Suspense fallback={null}>
					<WholeState plan={plan} choose={(section) => chooseCell({ section, body: plan.seat.party.code })} />
				</Suspense>
				<MatrixTable
					plan={plan}
					awaited={awaited}
					matrix={matrix}
					chosen={choice}
					choose={chooseCell}
					ticks={
						// No column before there is a box in it.
						possible.size === 0
							? null
							: {
									body: plan.seat.party.code,
									to: capacity === 'checked' ? 'check' : 'decide',
									ticked,
									possible,
									toggle: (section) => {
										setSaid({ kind: 'nothing' });
										setMarks((before) => toggled(before, section));
									},
								}
					}
				/>
				{asks ? <p className="ui-sub signoff__hint">{t.tickHint[capacity === 'checked' ? 'check' : 'decide']}</p> : null}
			</div>
			<section className="signoff__panel" aria-label={t.panel}>
				<SigningPlace plan={plan} signing={signing} />
				<Suspense fallback={<Bones label={common.loading} />}>
					{said.kind === 'recorded' ? (
						<>
							<Recorded key={said.act.id} plan={plan} act={said.act} />
							{asks ? <NextToSign plan={plan} signoffs={signoffs} matrix={matrix} choose={chooseCell} /> : null}
						</>
					) : null}
					{said.kind === 'said' ? <Banner kind="success" kindName={common.success} title={said.words} voice="status" /> : null}
					{ticked.size > 0 && capacity !== null ? (
						<BulkPanel
							plan={plan}
							signoffs={signoffs}
							capacity={capacity}
							ticked={ticked}
							opened={opened}
							onClear={() => setMarks(new Set())}
							onChanged={changed}
							signing={signing}
						/>
					) : row === undefined || choice === null ? (
						<>
							<NextToSign plan={plan} signoffs={signoffs} matrix={matrix} choose={chooseCell} />
							<AwaitedList plan={plan} bodies={awaited} choose={chooseCell} />
						</>
					) : (
						<SectionPanel
							key={`${choice.section} ${choice.body}`}
							plan={plan}
							row={row}
							choice={choice}
							signoffs={signoffs}
							opened={opened}
							note={note}
							choose={chooseCell}
							onClose={close}
							onChanged={changed}
							signing={signing}
							onDone={(words) => setSaid({ kind: 'said', words })}
						/>
					)}
				</Suspense>
			</section>
		</div>
	);
}
