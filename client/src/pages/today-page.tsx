import { useToday } from '../api/index.ts';
import { AppFrame, FailureView } from '../features/frame/index.ts';
import { LeftWords, Today } from '../features/today/index.ts';
import { commonText } from '../text/common.ts';
import { useText } from '../text/language.tsx';
import { todayText } from '../text/today.ts';
import { Bones } from '../ui/index.ts';

/** 今日やること: the page after the entrance. */
export function TodayPage() {
	const t = useText(todayText);
	const common = useText(commonText);
	const { data, error } = useToday();
	if (data === undefined && error !== null) {
		return <FailureView failure={error.failure} />;
	}
	return (
		<AppFrame titles={[t.title]}>
			<LeftWords />
			{data === undefined ? <Bones label={common.loading} rows={6} /> : <Today today={data} />}
		</AppFrame>
	);
}
