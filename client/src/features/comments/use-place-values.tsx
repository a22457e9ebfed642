import type { PartView, PlanView, ThreadView } from '@renkei/api';
import { figureOfKey, figureWords, type PartSpec, partSpecOf, valueWords } from '@renkei/plan';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useBudget, useKpis, useTemplate } from '../../api/index.ts';
import { usePart } from '../../sync/index.ts';
import { figureValue, isOnValue, type PlaceValue, type PlaceValues, valuesIn, type Words } from './place-values.ts';

/** Wait after a change until values are read again (ms): cards must not change at every key. */
const pause = 400;

type Say = (source: string, values: PlaceValues) => void;

const isFigure = (thread: ThreadView, of: 'budget' | 'kpi'): boolean =>
	thread.place.kind === 'figure' && thread.place.key?.startsWith(`${of}.`) === true;

/**
 * What the fields, cells and figures of threads hold now, by thread, and the watchers that keep it true (to be rendered).
 * Of a thread about text or a whole part nothing is said, and nothing of one whose part is not here yet.
 */
export function usePlaceValues(
	plan: PlanView,
	parts: readonly PartView[],
	threads: readonly ThreadView[],
): { readonly values: ReadonlyMap<string, PlaceValue>; readonly watchers: ReactNode } {
	const [said, setSaid] = useState<Readonly<Record<string, PlaceValues>>>({});
	const onValues = useCallback<Say>(
		(source, values) =>
			setSaid((all) => (JSON.stringify(all[source]) === JSON.stringify(values) ? all : { ...all, [source]: values })),
		[],
	);
	const values = useMemo(() => new Map(Object.values(said).flatMap((one) => Object.entries(one))), [said]);
	const byPart = useMemo(() => Map.groupBy(threads.filter(isOnValue), ({ part }) => part), [threads]);
	const figures = useMemo(
		() => ({
			budget: threads.filter((thread) => isFigure(thread, 'budget')),
			kpi: threads.filter((thread) => isFigure(thread, 'kpi')),
		}),
		[threads],
	);
	const watchers = (
		<>
			{parts.map((part) => {
				const own = byPart.get(part.id);
				return own === undefined ? null : <PartValues key={part.id} plan={plan} part={part} threads={own} onValues={onValues} />;
			})}
			{figures.budget.length === 0 ? null : <BudgetValues plan={plan.id} threads={figures.budget} onValues={onValues} />}
			{figures.kpi.length === 0 ? null : <KpiValues plan={plan.id} threads={figures.kpi} onValues={onValues} />}
		</>
	);
	return { values, watchers };
}

interface Watched {
	readonly threads: readonly ThreadView[];
	readonly onValues: Say;
}

/** Follows the fields and cells of one part. Draws nothing. */
function PartValues({ plan, part, threads, onValues }: Watched & { plan: PlanView; part: PartView }) {
	const { data: template } = useTemplate(plan.id);
	const { key, body } = part;
	const spec = useMemo(
		() => (template === undefined ? null : partSpecOf(template, { key, body } as Parameters<typeof partSpecOf>[1])),
		[template, key, body],
	);
	return spec === null ? null : <Reader {...{ plan, part, spec, threads, onValues }} />;
}

function Reader({ plan, part, spec, threads, onValues }: Watched & { plan: PlanView; part: PartView; spec: PartSpec }) {
	const { doc } = usePart(part.id);
	const { id } = part;
	const { parties } = plan;
	useEffect(() => {
		if (doc === null) {
			return;
		}
		// As the server quotes it, whatever language the screen speaks: only then can the two be compared.
		const nameOf = (code: string) => parties.find((party) => party.code === code)?.name ?? code;
		const words: Words = (column, value) => valueWords(value, column, nameOf) ?? '';
		const read = () => onValues(id, valuesIn(doc, spec, threads, words));
		read();
		let timer: ReturnType<typeof setTimeout> | undefined;
		const later = () => {
			clearTimeout(timer);
			timer = setTimeout(read, pause);
		};
		doc.on('update', later);
		return () => {
			clearTimeout(timer);
			doc.off('update', later);
		};
	}, [doc, id, spec, threads, parties, onValues]);
	return null;
}

/** Follows the computed 事業費. Draws nothing; the numbers are asked for once, with the table that shows them. */
function BudgetValues({ plan, threads, onValues }: Watched & { plan: string }) {
	const { data } = useBudget(plan);
	useEffect(() => {
		if (data !== undefined) {
			onValues('budget', figuresOf(threads, { budget: data, kpis: [] }));
		}
	}, [data, threads, onValues]);
	return null;
}

/** Follows the computed KPI. Draws nothing. */
function KpiValues({ plan, threads, onValues }: Watched & { plan: string }) {
	const { data } = useKpis(plan);
	useEffect(() => {
		if (data !== undefined) {
			onValues('kpi', figuresOf(threads, { budget: null, kpis: data.kpis }));
		}
	}, [data, threads, onValues]);
	return null;
}

function figuresOf(threads: readonly ThreadView[], computed: Parameters<typeof figureWords>[1]): PlaceValues {
	const wordsOf = (key: string | null) => {
		const figure = figureOfKey(key ?? '');
		const words = figure === null ? undefined : figureWords(figure, computed);
		return words === undefined ? null : (words ?? '');
	};
	return Object.fromEntries(threads.map(({ id, place }) => [id, figureValue(wordsOf(place.key))]));
}
