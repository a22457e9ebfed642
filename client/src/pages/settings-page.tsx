import { useMailSettings } from '../api/index.ts';
import { AppFrame, FailureView } from '../features/frame/index.ts';
import { Settings } from '../features/settings/index.ts';
import { commonText } from '../text/common.ts';
import { useText } from '../text/language.tsx';
import { settingsText } from '../text/settings.ts';
import { Bones } from '../ui/index.ts';

/** 設定 of this person. */
export function SettingsPage() {
	const t = useText(settingsText);
	const common = useText(commonText);
	const { data, error, saving } = useMailSettings();
	if (data === undefined && error !== null) {
		return <FailureView failure={error.failure} />;
	}
	return (
		<AppFrame titles={[t.title]}>
			{data === undefined ? (
				<>
					<h1>{t.title}</h1>
					<Bones label={common.loading} rows={6} />
				</>
			) : (
				<Settings settings={data} saving={saving} />
			)}
		</AppFrame>
	);
}
