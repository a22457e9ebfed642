import { useInbox } from '../api/index.ts';
import { AppFrame, FailureView } from '../features/frame/index.ts';
import { Inbox } from '../features/inbox/index.ts';
import { commonText } from '../text/common.ts';
import { inboxText } from '../text/inbox.ts';
import { useText } from '../text/language.tsx';
import { Bones } from '../ui/index.ts';

/** お知らせ: notices of every seat of this person. */
export function InboxPage() {
	const t = useText(inboxText);
	const common = useText(commonText);
	const { data, error } = useInbox();
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
				<Inbox view={data} />
			)}
		</AppFrame>
	);
}
