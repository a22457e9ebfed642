import type {
	ActView,
	AgreementsView,
	BudgetView,
	ChecksView,
	ContentView,
	DemoSeatView,
	FoundThread,
	KpiTotalView,
	MeView,
	PlanSummary,
	PlanView,
	SeatView,
	ServicesView,
	SideBySideView,
	SignoffView,
	ThreadView,
	TodayView,
} from '@renkei/api';
import type { Template } from '@renkei/plan';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type CallFailed, readOrThrow } from './call.ts';
import { POLL_MS, whileUnreachable } from './client.ts';
import { queryKeys } from './query-keys.ts';

/** Whether a screen asks again by itself, or is told by a socket (`invalidateFor`). */
export type Liveness = 'polled' | 'pushed';

type Read<T> = UseQueryResult<T, CallFailed>;

type Asked = { readonly state: { readonly error: CallFailed | null } };

const interval = (liveness: Liveness) => (query: Asked) => (liveness === 'polled' ? POLL_MS : whileUnreachable(query));

/** Who is signed in, and the seats held. */
export function useMe(): Read<MeView> {
	return useQuery({ queryKey: queryKeys.me, queryFn: ({ signal }) => readOrThrow<MeView>('me', { signal }), staleTime: 60_000 });
}

/** The seats of the demo. */
export function useDemoSeats(): Read<{ seats: DemoSeatView[] }> {
	return useQuery({ queryKey: queryKeys.demoSeats, queryFn: ({ signal }) => readOrThrow('demoSeats', { signal }) });
}

/** What this seat should do today. */
export function useToday(liveness: Liveness = 'polled'): Read<TodayView> {
	return useQuery({
		queryKey: queryKeys.today,
		queryFn: ({ signal }) => readOrThrow<TodayView>('today', { signal }),
		refetchInterval: interval(liveness),
	});
}

/** The plans this person may see. */
export function usePlans(): Read<{ plans: PlanSummary[] }> {
	return useQuery({
		queryKey: queryKeys.plans,
		queryFn: ({ signal }) => readOrThrow('plans', { signal }),
		refetchInterval: POLL_MS * 2,
	});
}

/** One plan with its sections and parts. */
export function usePlan(plan: string, liveness: Liveness = 'polled'): Read<PlanView> {
	return useQuery({
		queryKey: queryKeys.plan(plan),
		queryFn: ({ signal }) => readOrThrow<PlanView>('plan', { parameters: { plan }, signal }),
		refetchInterval: interval(liveness),
	});
}

/** Sections, fields and tables as data; they do not change under a plan. */
export function useTemplate(plan: string): Read<Template> {
	return useQuery({
		queryKey: queryKeys.template(plan),
		queryFn: ({ signal }) => readOrThrow<Template>('template', { parameters: { plan }, signal }),
		staleTime: Number.POSITIVE_INFINITY,
	});
}

/** The computed 事業費. */
export function useBudget(plan: string): Read<BudgetView> {
	return useQuery({
		queryKey: queryKeys.budget(plan),
		queryFn: ({ signal }) => readOrThrow<BudgetView>('budget', { parameters: { plan }, signal }),
	});
}

/** The checks of a plan. Asked for now and then besides what is told, where no socket works. */
export function useChecks(plan: string): Read<ChecksView> {
	return useQuery({
		queryKey: queryKeys.checks(plan),
		queryFn: ({ signal }) => readOrThrow<ChecksView>('checks', { parameters: { plan }, signal }),
		refetchInterval: POLL_MS,
	});
}

/** The KPI with one figure of the bodies'. */
export function useKpis(plan: string): Read<{ kpis: KpiTotalView[] }> {
	return useQuery({
		queryKey: queryKeys.kpis(plan),
		queryFn: ({ signal }) => readOrThrow('kpis', { parameters: { plan }, signal }),
	});
}

/** What the bodies answered in a section, side by side. Nothing is asked while `ask` is false. */
export function useQuestions(plan: string, section: string, ask: boolean): Read<SideBySideView> {
	return useQuery({
		queryKey: queryKeys.questions(plan, section),
		queryFn: ({ signal }) => readOrThrow<SideBySideView>('questions', { parameters: { plan, key: section }, signal }),
		enabled: ask,
	});
}

/** How far up each body has agreed. */
export function useAgreements(plan: string): Read<AgreementsView> {
	return useQuery({
		queryKey: queryKeys.agreements(plan),
		queryFn: ({ signal }) => readOrThrow<AgreementsView>('agreements', { parameters: { plan }, signal }),
	});
}

/** Services × bodies, and how they were chosen. */
export function useServices(plan: string): Read<ServicesView> {
	return useQuery({
		queryKey: queryKeys.services(plan),
		queryFn: ({ signal }) => readOrThrow<ServicesView>('services', { parameters: { plan }, signal }),
	});
}

/** The same under another rule; `equal` is the percentage of 均等割＋人口割. Nothing is asked while `rule` is empty. */
export function useScenario(plan: string, { rule, equal }: { readonly rule: string; readonly equal: string }): Read<BudgetView> {
	const search: Record<string, string> = equal === '' ? { rule } : { rule, equal };
	return useQuery({
		queryKey: queryKeys.scenario(plan, rule, equal),
		queryFn: ({ signal }) => readOrThrow<BudgetView>('budget', { parameters: { plan }, search, signal }),
		enabled: rule !== '',
	});
}

/** The content of every part this seat may read. */
export function useContents(plan: string): Read<{ contents: ContentView[] }> {
	return useQuery({
		queryKey: queryKeys.contents(plan),
		queryFn: ({ signal }) => readOrThrow('contents', { parameters: { plan }, signal }),
	});
}

/** Threads of every part this seat may read. */
export function usePlanThreads(plan: string): Read<{ threads: ThreadView[] }> {
	return useQuery({
		queryKey: queryKeys.planThreads(plan),
		queryFn: ({ signal }) => readOrThrow('planThreads', { parameters: { plan }, signal }),
	});
}

/** Threads of one part. */
export function useThreads(part: string): Read<{ threads: ThreadView[] }> {
	return useQuery({
		queryKey: queryKeys.threads(part),
		queryFn: ({ signal }) => readOrThrow('threads', { parameters: { part }, signal }),
	});
}

/** A thread by itself, with the plan and the section in which it stands. */
export function useThread(thread: string): Read<FoundThread> {
	return useQuery({
		queryKey: queryKeys.thread(thread),
		queryFn: ({ signal }) => readOrThrow<FoundThread>('thread', { parameters: { thread }, signal }),
	});
}

/** Sign-offs of every part this seat may read. */
export function useSignoffs(plan: string, liveness: Liveness = 'polled'): Read<{ signoffs: SignoffView[] }> {
	return useQuery({
		queryKey: queryKeys.planSignoffs(plan),
		queryFn: ({ signal }) => readOrThrow('planSignoffs', { parameters: { plan }, signal }),
		refetchInterval: interval(liveness),
	});
}

/** Acts on the plan, newest first. */
export function useJournal(plan: string): Read<{ acts: ActView[] }> {
	return useQuery({
		queryKey: queryKeys.journal(plan),
		queryFn: ({ signal }) => readOrThrow('journal', { parameters: { plan }, signal }),
		refetchInterval: POLL_MS,
	});
}

/** The seats of the plan. */
export function useMembers(plan: string, liveness: Liveness = 'polled'): Read<{ seats: SeatView[] }> {
	return useQuery({
		queryKey: queryKeys.members(plan),
		queryFn: ({ signal }) => readOrThrow('members', { parameters: { plan }, signal }),
		refetchInterval: interval(liveness),
	});
}

/** Frozen words of a part. */
export interface FrozenView {
	readonly seq: number;
	readonly contentHash: string;
	readonly content: Record<string, unknown>;
	readonly at: string;
	readonly by: string;
	readonly text: string;
}

/**
 * The frozen words. The key holds the hash that the plan names, so that a new freeze is a new question and the
 * words of another freeze, or of another part, never stand in for them; they are asked for by that hash, and never change.
 * @param ask whether the words are wanted now
 */
export function useFrozen(part: string, contentHash: string, ask: boolean): Read<FrozenView> {
	return useQuery({
		queryKey: queryKeys.frozen(part, contentHash),
		queryFn: ({ signal }) => readOrThrow<FrozenView>('frozen', { parameters: { part }, search: { hash: contentHash }, signal }),
		enabled: ask,
		staleTime: Number.POSITIVE_INFINITY,
	});
}
