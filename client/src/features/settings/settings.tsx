import './settings.css';
import type { MailSettingsView } from '@renkei/api';
import { useText } from '../../text/language.tsx';
import { settingsText } from '../../text/settings.ts';
import { Icon } from '../../ui/index.ts';
import { MailAddress } from './mail-address.tsx';
import { MailChoices } from './mail-choices.tsx';
import { Passkeys } from './passkeys.tsx';

/** 設定: what is kept for this person on the server, not on the device. */
export function Settings({ settings, saving }: { settings: MailSettingsView; saving: boolean }) {
	const t = useText(settingsText);
	return (
		<div className="settings">
			<h1>{t.title}</h1>
			<section className="settings-block" aria-labelledby="settings-mail">
				<h2 id="settings-mail">{t.mail}</h2>
				{settings.mailing === 'on' ? (
					<p>{t.lead}</p>
				) : (
					<p className="settings-no-mail">
						<Icon name="info" size={20} />
						<span>{t.mailing[settings.mailing]}</span>
					</p>
				)}
				{settings.mailing === 'on' ? <MailAddress settings={settings} /> : null}
				<MailChoices settings={settings} saving={saving} />
			</section>
			<Passkeys />
		</div>
	);
}
