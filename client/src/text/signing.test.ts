import { expect, it } from 'vitest';
import { signingText } from './signing.ts';

it.each(['cancelled', 'unsupported'])(
	'[PK28] a passkey that is not at hand (%s): nothing is recorded, who else can, and where it is reported',
	(why) => {
		const words = signingText.ja.passkey[why];
		for (const said of ['まだ記録していません', '代決の席', '「設定」の「パスキー」で届け出て']) {
			expect(words).toContain(said);
		}
		const english = signingText.en.passkey[why];
		for (const said of ['Nothing is recorded yet', 'deputy', 'report it in the settings']) {
			expect(english).toContain(said);
		}
	},
);
