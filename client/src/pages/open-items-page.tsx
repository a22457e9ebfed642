import { useSearch } from '@tanstack/react-router';
import { useOpenItems } from '../api/index.ts';
import { AppFrame, FailureView } from '../features/frame/index.ts';
import { OpenItems } from '../features/open-items/index.ts';
import { commonText } from '../text/common.ts';
import { useText } from '../text/language.tsx';
import { openItemsText } from '../text/open-items.ts';
import { Bones } from '../ui/index.ts';

/** 未対応の指摘 of all plans. What it is narrowed to stands in the address. */
export function OpenItemsPage() {
	const t = useText(openItemsText);
	const common = useText(commonText);
	const narrowed = useSearch({ from: '/signed-in/open-items' });
	const { data, error } = useOpenItems();
	if (data === undefined && error !== null) {
		return <FailureView failure={error.failure} />;
	}
	return (
		<AppFrame titles={[t.title]}>
			{data === undefined ? (
				<>
					<h1>{t.title}</h1>
					<Bones label={common.loading} rows={8} />
				</>
			) : (
				<OpenItems view={data} narrowed={narrowed} />
			)}
		</AppFrame>
	);
}
