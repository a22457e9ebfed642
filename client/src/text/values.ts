import { valueText as japanese, type ValueSpec } from '@renkei/plan';
import { longDate } from './dates.ts';
import type { Language } from './language.tsx';

export { numberText, unitOf, type ValueSpec } from '@renkei/plan';

/** A value of a field or cell as it is read; 「—」 where there is none, never 0. */
export function valueText(spec: ValueSpec, value: string | number | boolean | undefined, language: Language = 'ja'): string {
	if (language === 'ja') {
		return japanese(spec, value);
	}
	if (typeof value === 'boolean') {
		return value ? 'Yes' : 'No';
	}
	return spec.type === 'date' && typeof value === 'string' && value !== ''
		? longDate(value, language)
		: japanese(asWritten(spec), value);
}

/** A month is read as it is stored: 2026-06. */
const asWritten = (spec: ValueSpec): ValueSpec => (spec.type === 'month' ? { ...spec, type: 'text' } : spec);
