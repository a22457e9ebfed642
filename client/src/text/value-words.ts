import { type Language, useLanguage } from './language.tsx';
import { unitOf, type ValueSpec, valueText } from './values.ts';

/** Wordings of values for the reader of parts. */
export function valueWords(language: Language) {
	return {
		value: (spec: ValueSpec, value: string | number | boolean | undefined) => valueText(spec, value, language),
		unit: unitOf,
		withUnit: (title: string, unit: string) => (language === 'ja' ? `${title}（${unit}）` : `${title} (${unit})`),
		nothing: language === 'ja' ? 'まだ何も書かれていません。' : 'Nothing has been written yet.',
	};
}

/** The same in the chosen language. */
export function useValueWords() {
	return valueWords(useLanguage().language);
}
