import { type Language, useLanguage } from './language.tsx';
import { unitOf, type ValueSpec, valueText } from './values.ts';

/** A body that a value may name by its code. */
export interface NamedBody {
	readonly code: string;
	readonly name: string;
}

/** Wordings of values for the reader of parts. `bodies`: those of the plan, for a code says nothing to a reader. */
export function valueWords(language: Language, bodies: readonly NamedBody[]) {
	const value = (spec: ValueSpec, of: string | number | boolean | undefined) => {
		const body = spec.type === 'body' ? bodies.find((candidate) => candidate.code === of) : undefined;
		return body?.name ?? valueText(spec, of, language);
	};
	return {
		value,
		/** A value that stands alone, with its unit; empty where there is none. Comments on fields and cells quote it so. */
		alone: (spec: ValueSpec, of: string | number | boolean | null | undefined): string =>
			of === undefined || of === null || of === ''
				? ''
				: typeof of === 'number'
					? `${value(spec, of)}${unitOf(spec) ?? ''}`
					: value(spec, of),
		unit: unitOf,
		withUnit: (title: string, unit: string) => (language === 'ja' ? `${title}（${unit}）` : `${title} (${unit})`),
		nothing: language === 'ja' ? 'まだ何も書かれていません。' : 'Nothing has been written yet.',
	};
}

/** The same in the chosen language. */
export function useValueWords(bodies: readonly NamedBody[]) {
	return valueWords(useLanguage().language, bodies);
}
