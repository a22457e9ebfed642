import './signoff.css';
import type { SignoffView } from '@renkei/api';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import type { CallFailed } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { recordsLoadingText } from '../../text/records-loading.ts';
import { Banner, Bones, Button } from '../../ui/index.ts';

type Read = Pick<UseQueryResult<{ signoffs: SignoffView[] }, CallFailed>, 'data' | 'errorUpdateCount' | 'isFetching' | 'refetch'>;

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
	const { data, errorUpdateCount, isFetching, refetch } = records;
	const pressed = useRef(false);
	const here = data !== undefined;
	useEffect(() => {
		if (here && pressed.current) {
			// The button is gone with its notice: what it brought has the focus.
			pressed.current = false;
			document.getElementById('main')?.focus();
		}
	}, [here]);
	if (data !== undefined) {
		return children(data.signoffs);
	}
	return (
		<div className="records-loading">
			<h1>{title}</h1>
			{/* Not `error`: it is empty while it is asked again, and the button must not go away under the hand that presses it. */}
			{errorUpdateCount === 0 ? (
				<Bones label={common.loading} rows={8} />
			) : (
				<Banner kind="error" kindName={common.error} title={t.failed} voice="alert">
					<p>{t.kept}</p>
					<p>
						<Button
							waiting={isFetching}
							onClick={() => {
								pressed.current = true;
								void refetch();
							}}
						>
							{common.retry}
						</Button>
					</p>
				</Banner>
			)}
		</div>
	);
}
