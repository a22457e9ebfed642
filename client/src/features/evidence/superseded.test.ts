import type { PartEvidenceView } from '@renkei/api';
import { expect, it } from 'vitest';
import { supersededAt } from './superseded.ts';

const signed = (body: string, capacity: string, at: string) => ({ kind: 'signed', signoff: { body, capacity, at } });
const evidence = {
	versions: [
		{
			entries: [{ kind: 'frozen' }, signed('994031', 'checked', '2026-11-01'), signed('994031', 'decision-maker', '2026-11-02')],
		},
		{ entries: [signed('994022', 'decision-maker', '2026-11-03'), signed('994031', 'acting', '2026-11-04')] },
	],
} as unknown as PartEvidenceView;

it('[EV9] a 決裁 after which the same body has decided anew does not count any more; one of another body or a 確認 changes nothing', () => {
	const at = (body: string, capacity: 'checked' | 'decision-maker' | 'acting', when: string) =>
		supersededAt(evidence, { body, capacity, at: when });
	expect(at('994031', 'decision-maker', '2026-11-02')).toBe('2026-11-04');
	expect(at('994031', 'acting', '2026-11-04')).toBeNull();
	expect(at('994022', 'decision-maker', '2026-11-03')).toBeNull();
	expect(at('994031', 'checked', '2026-11-01')).toBeNull();
});
