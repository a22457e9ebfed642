import type { PartEvidenceView } from '@renkei/api';

type Versions = Pick<PartEvidenceView, 'versions'>;
type Signoff = Extract<PartEvidenceView['versions'][number]['entries'][number], { kind: 'signed' }>['signoff'];

/**
 * When the same body next recorded on this part in the same way, or null: its latest 決裁 alone counts, and an earlier one
 * does not come back when the latest is withdrawn. A 確認 is followed by a 確認 alone.
 */
export function supersededAt(
	{ versions }: Versions,
	{ body, capacity, at }: Pick<Signoff, 'body' | 'capacity' | 'at'>,
): string | null {
	const later = versions
		.flatMap(({ entries }) => entries)
		.flatMap((entry) => (entry.kind === 'signed' ? [entry.signoff] : []))
		.filter((one) => one.body === body && (one.capacity === 'checked') === (capacity === 'checked') && one.at > at);
	return later.map((one) => one.at).toSorted()[0] ?? null;
}
