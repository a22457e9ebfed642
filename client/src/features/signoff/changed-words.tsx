import { type ComponentProps, lazy, Suspense } from 'react';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { Bones } from '../../ui/index.ts';

const load = async () => ({ default: (await import('../../differences/part-difference.tsx')).PartDifference });
const PartDifference = lazy(load);

/** What a part says differently than before. Most visits need none, so its script comes when one does. */
export function ChangedWords(props: ComponentProps<typeof PartDifference>) {
	const common = useText(commonText);
	return (
		<Suspense fallback={<Bones label={common.loading} rows={3} />}>
			<PartDifference {...props} />
		</Suspense>
	);
}
