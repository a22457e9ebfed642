import './signoff.css';
import type { SignoffView } from '@renkei/api';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CallFailed } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { recordsLoadingText } from '../../text/records-loading.ts';
import { Banner, Bones, Button } from '../../ui/index.ts';

type Read = Pick<UseQueryResult<{ signoffs: SignoffView[] }, CallFailed>, 'data' | 'error' | 'isFetching' | 'refetch'>;

/** Waits for the sign-offs of a plan: without them a board would say that nothing was recorded. */
export function SignoffsLoaded({
	title,
	records,
	children,
}: {
	title: string;
	records: Read;
	children: (signoffs: readonly SignoffView[]) => ReactNode;
}) {
	const t = useText(recordsLoadingText);
	const common = useText(commonText);
	const { data, error, isFetching, refetch } = records;
	if (data !== undefined) {
		return children(data.signoffs);
	}
	return (
		<div className="records-loading">
			<h1>{title}</h1>
			{error === null ? (
				<Bones label={common.loading} rows={8} />
			) : (
				<Banner kind="error" kindName={common.error} title={t.failed} voice="alert">
					<p>{t.kept}</p>
					<p>
						<Button waiting={isFetching} onClick={() => void refetch()}>
							{common.retry}
						</Button>
					</p>
				</Banner>
			)}
		</div>
	);
}
