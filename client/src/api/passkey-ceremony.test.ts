import { expect, it } from 'vitest';
import { signingText } from '../text/signing.ts';
import { assertWithPasskey } from './passkey-ceremony.ts';

it('[PK15] a browser whose address has none of the person’s passkeys is not asked, and it is said which has', async () => {
	const ask = { method: 'passkey', challenge: 'AAAA', rpId: 'localhost', passkeys: [] } as const;
	expect(await assertWithPasskey({ ...ask, passkeys: [] })).toEqual({ ok: false, why: 'elsewhere' });
	expect(signingText.ja.passkeyElsewhere('localhost')).toContain('localhost で開いたときに使えます。まだ記録していません。');
	expect(signingText.en.passkeyElsewhere('localhost')).toContain('work at localhost. Nothing is recorded yet.');
});
