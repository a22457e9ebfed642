import type { PartView, PlanView, ThreadView } from '@renkei/api';
import { useQueryClient } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createNewsPace, invalidateFor, placeFromAddress, useMe, usePlanThreads, useTemplate } from '../api/index.ts';
import { Agreement } from '../features/agreement/index.ts';
import { Budget } from '../features/budget/index.ts';
import { type ActiveThread, type NewComment, ThreadRail } from '../features/comments/index.ts';
import { FailureView, PlanFrame, WithPlan } from '../features/frame/index.ts';
import { KpiTotals } from '../features/kpi/index.ts';
import { BodyQuestions } from '../features/questions/index.ts';
import {
	type Chosen,
	LinkStrip,
	layoutOf,
	openByKey,
	type PlaceTarget,
	PresenceChips,
	RescuedDrafts,
	SaveStatus,
	type SectionLayout,
	SectionMain,
	SectionNav,
	type SectionScope,
	SectionScopeProvider,
	sectionName,
	useArrival,
	useRegionKeys,
} from '../features/section/index.ts';
import { PrecedentFigures, ServiceRoom, VendorChoices } from '../features/services/index.ts';
import { sendUnsent, useNews, usePresence, useWhoSitsHere } from '../sync/index.ts';
import { commentsText } from '../text/comments.ts';
import { commonText } from '../text/common.ts';
import { useText } from '../text/language.tsx';
import { Bones, Button, type Figure, type FigureComments, Icon } from '../ui/index.ts';

const unknown = {
	kind: 'problem',
	problem: { type: 'urn:renkei:refusal:unknown', title: '', status: 404, code: 'unknown', detail: '' },
} as const;

/** One section of a plan: list, text and comments. */
export function SectionPage() {
	const { plan: id, key } = useParams({ from: '/signed-in/plans/$plan/s/$key' });
	const known = useWhoSitsHere(useMe().data?.personId ?? null);
	useFreshness();
	useEffect(() => {
		if (known) {
			void sendUnsent();
		}
	}, [known]);
	return (
		// Whoever may no longer open the plan still holds what was written and refused.
		<WithPlan id={id} liveness="pushed" refusedBelow={<RescuedDrafts plan={null} />}>
			{(plan) => (known ? <SectionOfPlan plan={plan} sectionKey={key} /> : null)}
		</WithPlan>
	);
}

/** What others do is asked for as soon as the open parts hear of it. */
function useFreshness(): void {
	const queryClient = useQueryClient();
	const pace = useMemo(() => createNewsPace((news) => void invalidateFor(queryClient, news)), [queryClient]);
	useEffect(() => () => pace.stop(), [pace]);
	useNews(pace.hear);
}

function SectionOfPlan({ plan, sectionKey }: { plan: PlanView; sectionKey: string }) {
	const common = useText(commonText);
	const template = useTemplate(plan.id);
	const layout = useMemo(
		() => (template.data === undefined ? null : layoutOf(plan, template.data, sectionKey)),
		[plan, template.data, sectionKey],
	);
	if (template.error !== null) {
		return <FailureView failure={template.error.failure} />;
	}
	if (template.data !== undefined && layout === null) {
		return <FailureView failure={unknown} />;
	}
	const section = plan.sections.find((candidate) => candidate.key === sectionKey);
	return (
		<PlanFrame
			plan={plan}
			title={section === undefined ? '' : sectionName(section)}
			layout="fill"
			liveness="pushed"
			status={
				<>
					<PresenceChips plan={plan} />
					<SaveStatus />
				</>
			}
		>
			{layout === null ? <Bones rows={6} label={common.loading} /> : <Workspace key={sectionKey} plan={plan} layout={layout} />}
		</PlanFrame>
	);
}

/** The place that an address names stands first in what its part lacks: there its reader arrives. */
function withPlace(parts: readonly PartView[], wanted: string | undefined, at: string | undefined): readonly PartView[] {
	const place = at === undefined ? null : placeFromAddress(at);
	return place === null
		? parts
		: parts.map((part) => (part.id === wanted ? { ...part, missing: [place, ...part.missing] } : part));
}

const noThreads: readonly ThreadView[] = [];

/** What is computed of a section, above its text. */
function Room({ plan, section, comments }: { plan: PlanView; section: string; comments: FigureComments }) {
	switch (section) {
		case '04':
			return <Agreement plan={plan} />;
		case '05':
			return <ServiceRoom plan={plan} />;
		case '06':
			return <PrecedentFigures plan={plan} />;
		case '08':
			return <KpiTotals plan={plan} comments={comments} />;
		case '11':
			return <Budget plan={plan} comments={comments} />;
		case '12':
			return <VendorChoices plan={plan} />;
		default:
			return null;
	}
}

const byBody = (a: PartView, b: PartView) => ((a.body ?? '') < (b.body ?? '') ? -1 : 1);

/** Comments on the computed figures of a section: they stand on its common part. */
function useFigureComments({ trunk }: SectionLayout, scope: SectionScope): FigureComments {
	const { threads, activeThread, onActivateThread, onComment } = scope;
	const part = trunk?.part ?? null;
	return useMemo(
		() => ({
			open: openByKey(threads, part?.id ?? '', 'figure'),
			active: activeThread,
			onComment:
				part?.may.includes('comment') === true ? (figure: Figure) => onComment(part, { kind: 'figure', ...figure }) : null,
			onThread: onActivateThread,
		}),
		[threads, part, activeThread, onActivateThread, onComment],
	);
}

/** The three columns, and what they tell each other. */
function Workspace({ plan, layout }: { plan: PlanView; layout: SectionLayout }) {
	const t = useText(commentsText);
	const presence = usePresence();
	const asked = usePlanThreads(plan.id);
	const parts = useMemo(
		() => [...(layout.trunk === null ? [] : [layout.trunk.part]), ...layout.bodies.map((body) => body.part)],
		[layout],
	);
	// In code order, not one's own first: a list to compare stands alike on every screen.
	const bodyParts = useMemo(() => parts.filter(({ body }) => body !== null).sort(byBody), [parts]);
	const threads = useMemo(
		() => asked.data?.threads.filter((thread) => parts.some((part) => part.id === thread.part)),
		[asked.data, parts],
	);
	const [active, setActive] = useState<ActiveThread | null>(null);
	const [draft, setDraft] = useState<NewComment | null>(null);
	const [railOut, setRailOut] = useState(false);
	const [wide, setWide] = useState(false);
	const chosen = useRef<Record<string, Chosen | null>>({});
	const railButton = useRef<HTMLButtonElement>(null);
	useRegionKeys();
	const { thread: answered, part: filled, at } = useSearch({ from: '/signed-in/plans/$plan/s/$key' });
	useArrival(
		useMemo(() => withPlace(parts, filled, at), [parts, filled, at]),
		filled,
	);
	const [led, setLed] = useState<string>();
	if (answered !== undefined && answered !== led && threads?.some((thread) => thread.id === answered)) {
		// Once for each address: afterwards the rail is the reader's.
		setLed(answered);
		setRailOut(true);
		setActive({ thread: answered, from: 'text' });
	}

	const onActivateThread = useCallback((thread: string) => {
		setRailOut(true);
		setActive({ thread, from: 'text' });
	}, []);
	const onChoose = useCallback((part: string, words: Chosen | null) => {
		chosen.current[part] = words;
	}, []);
	const onComment = useCallback((part: PartView, place?: PlaceTarget) => {
		setRailOut(true);
		const words = chosen.current[part.id] ?? null;
		setDraft({ part, target: place ?? (words === null ? { kind: 'part' } : { kind: 'text', ...words }) });
	}, []);
	const scope = useMemo(
		() => ({
			plan,
			layout,
			threads: threads ?? noThreads,
			activeThread: active?.thread ?? null,
			onActivateThread,
			onChoose,
			onComment,
			wide,
			onWide: setWide,
		}),
		[plan, layout, threads, active, onActivateThread, onChoose, onComment, wide],
	);
	const figures = useFigureComments(layout, scope);
	const open = threads?.filter((thread) => thread.state === 'open').length ?? 0;
	return (
		<SectionScopeProvider scope={scope}>
			<div className="section-page">
				<LinkStrip />
				<div className={wide ? 'section-columns section-columns--wide' : 'section-columns'}>
					<SectionNav plan={plan} current={layout.section.key} presence={presence} />
					<SectionMain
						notices={
							<>
								<RescuedDrafts plan={plan} />
								<Room plan={plan} section={layout.section.key} comments={figures} />
								{layout.spec === null || layout.bodies.length < 2 ? null : (
									<BodyQuestions
										plan={plan}
										section={layout.section.key}
										parts={bodyParts}
										threads={threads ?? noThreads}
										onThread={onActivateThread}
									/>
								)}
							</>
						}
						aside={
							<Button
								ref={railButton}
								className="section-head__rail"
								aria-expanded={railOut}
								aria-controls="thread-rail"
								onClick={() => {
									setRailOut(!railOut);
									requestAnimationFrame(() => document.getElementById('thread-rail')?.focus());
								}}
							>
								<Icon name="comment" />
								<span className="ui-number">{t.count(open)}</span>
							</Button>
						}
					/>
					<ThreadRail
						plan={plan}
						parts={parts}
						threads={threads}
						failed={asked.isError}
						active={active}
						onActive={setActive}
						draft={draft}
						onDraft={setDraft}
						out={railOut}
						onClose={() => {
							setRailOut(false);
							railButton.current?.focus();
						}}
					/>
				</div>
			</div>
		</SectionScopeProvider>
	);
}
