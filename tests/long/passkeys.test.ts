import type { PasskeysView, SigningRequests } from '@renkei/api';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../server/src/storage/open-sqlite.ts';
import { inTransaction } from '../../server/src/storage/transaction.ts';
import { proveStepUp, stepUpFor } from '../../server/src/usecases/passkeys/step-up.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { type HttpClient, signInAs } from '../support/http-client.ts';
import { scriptWeight } from '../support/page-weight.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { fits, grave } from '../support/usable.ts';

let server: RunningServer;
let browser: Browser;
let decider: HttpClient;
let page: Page;
let device: CDPSession;
let authenticator: string;

const settings = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const;

/** A device of its own for a page, with a person at it who is recognised. */
async function giveDevice(to: Page): Promise<[CDPSession, string]> {
	const session = await to.context().newCDPSession(to);
	await session.send('WebAuthn.enable');
	const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
		options: { ...settings, isUserVerified: true, automaticPresenceSimulation: true },
	});
	return [session, authenticatorId];
}

const section = () => page.getByRole('region', { name: 'パスキー', exact: true });
const list = () => section().getByRole('list', { name: '登録したパスキー' });
const add = async (name: string): Promise<void> => {
	await section().getByLabel('パスキーの名前').fill(name);
	await section().getByRole('button', { name: 'パスキーを登録する' }).click();
};
const kept = async (): Promise<PasskeysView['passkeys']> => (await decider.get<PasskeysView>('/api/me/passkeys')).body.passkeys;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	decider = await signInAs(`http://localhost:${server.port}`, '栗瀬', 'decider');
	page = await openPage(browser, decider, '/settings');
	[device, authenticator] = await giveDevice(page);
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

describe('the passkeys of a person, with the device of a real browser', () => {
	it('[PK9] none yet: it is said what they are for, and how it is without', async () => {
		await section().getByText('パスキーはまだありません。いまの記録は、入るときの確かめだけで行います。').waitFor();
		expect(await section().textContent()).toContain('決裁を記録するときに、この端末や鍵で本人を確かめます。');
		expect(await grave(page)).toEqual([]);
		await fits(page);
	});

	it('[PK9] one is registered with the name that is offered, and stands in the list', async () => {
		await section().getByRole('button', { name: 'パスキーを登録する' }).click();
		await section().getByText('「この端末」を登録しました。').waitFor();
		const row = await list().getByRole('listitem').textContent();
		expect(row).toContain('この端末');
		expect(row).toContain('最後に使った日：まだ使っていません');
		const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId: authenticator });
		expect(credentials).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }]);
		const id = Buffer.from(credentials[0]?.credentialId ?? '', 'base64').toString('base64url');
		expect(await kept()).toMatchObject([{ id, label: 'この端末', rpId: 'localhost', revokedAt: null }]);
	});

	it('[PK9] the same device is not registered twice, a name is asked for, and both are said', async () => {
		await add('もう一度');
		await section().getByText('この端末か鍵には、あなたのパスキーがもうあります。').waitFor();
		await add(' ');
		await section().getByText('パスキーの名前を入れてください。').waitFor();
		expect(
			await section()
				.getByLabel('パスキーの名前')
				.evaluate((field) => field === document.activeElement),
		).toBe(true);
		expect(await kept()).toHaveLength(1);
	});

	it('[PK9] a device that does not recognise the person registers nothing, and it is said', async () => {
		const second = await device.send('WebAuthn.addVirtualAuthenticator', {
			options: { ...settings, transport: 'usb', isUserVerified: false, automaticPresenceSimulation: true },
		});
		await device.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: authenticator });
		await add('別の鍵');
		await section().getByText('登録できませんでした').waitFor();
		await section().getByText('何も登録されていません。もう一度「パスキーを登録する」を押してください。').waitFor();
		expect(await kept()).toHaveLength(1);
		await device.send('WebAuthn.setUserVerified', { authenticatorId: second.authenticatorId, isUserVerified: true });
		await add('別の鍵');
		await section().getByText('「別の鍵」を登録しました。').waitFor();
		expect((await kept()).map(({ label }) => label)).toEqual(['この端末', '別の鍵']);
	});

	it('[PK9] [PK11] what the device signs is the proof that the server keeps, and the list says when that was', async () => {
		const person = 'person-kobayashi';
		const origin = `http://localhost:${server.port}`;
		const ask = { person, challenge: Buffer.alloc(32, 1).toString('base64url'), address: { origin, rpId: 'localhost' } };
		const [, key] = await kept();
		const assertion = await page.evaluate(
			async ({ challenge, id }) => {
				const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({
					...{ challenge, rpId: 'localhost', userVerification: 'required' },
					allowCredentials: [{ id, type: 'public-key' }],
				});
				const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
				return credential.toJSON() as NonNullable<SigningRequests['commit']['assertion']>;
			},
			{ challenge: ask.challenge, id: key?.id ?? '' },
		);
		await server.stop();
		const { db } = await openStore(server.data);
		const prove = (given: typeof ask) =>
			inTransaction(db, (tx) => proveStepUp(tx, { ...given, assertion, at: '2026-11-02T00:00:00.000Z' }));
		expect(await stepUpFor(db, ask)).toMatchObject({ method: 'passkey', passkeys: [{}, {}] });
		const other = Buffer.alloc(32, 2).toString('base64url');
		expect(await prove({ ...ask, challenge: other })).toMatchObject({ refusal: { code: 'step-up-failed' } });
		expect(await prove(ask)).toMatchObject({ value: { method: 'passkey', credential: key?.id, origin, rpId: 'localhost' } });
		await db.destroy();
		await server.restart();
		await page.reload();
		const row = list().getByRole('listitem').filter({ hasText: '別の鍵' });
		await row.getByText('最後に使った日：令和8年11月2日（月）').waitFor();
	});

	it('[PK9] one is ended after a question, and stays in the list as ended', async () => {
		await section().getByRole('button', { name: '「この端末」を終える' }).click();
		const dialog = page.getByRole('dialog', { name: 'パスキー「この端末」を終えますか' });
		await dialog.getByRole('button', { name: 'やめる' }).click();
		expect((await kept()).map(({ revokedAt }) => revokedAt)).toEqual([null, null]);
		await section().getByRole('button', { name: '「この端末」を終える' }).click();
		await dialog.getByRole('button', { name: '終える' }).click();
		await section().getByText('「この端末」を終えました。').waitFor();
		await list().getByRole('listitem').filter({ hasText: '終えた日：' }).waitFor();
		expect(
			await section()
				.getByRole('status')
				.first()
				.evaluate((message) => message === document.activeElement),
		).toBe(true);
		// The last one says what follows.
		await section().getByRole('button', { name: '「別の鍵」を終える' }).click();
		await page.getByRole('dialog').getByText('次の記録からは、入るときの確かめだけで行います。').waitFor();
		await page.keyboard.press('Escape');
		expect((await kept()).map(({ revokedAt }) => revokedAt === null)).toEqual([false, true]);
		expect(await grave(page)).toEqual([]);
		await fits(page);
	});

	it('[SC10] one with the name of another gets a number, and the page says under which name it is kept', async () => {
		const other = await openPage(browser, decider, '/settings');
		await giveDevice(other);
		const region = other.getByRole('region', { name: 'パスキー', exact: true });
		await region.getByLabel('パスキーの名前').fill('別の鍵');
		await region.getByRole('button', { name: 'パスキーを登録する' }).click();
		await region.getByText('同じ名前のパスキーがあるため、「別の鍵 2」という名前で登録しました。').waitFor();
		expect((await kept()).filter(({ revokedAt }) => revokedAt === null).map(({ label }) => label)).toEqual([
			'別の鍵',
			'別の鍵 2',
		]);
		expect(await grave(other)).toEqual([]);
		await fits(other);
		await other.context().close();
	});

	it('[SC10] a wide space in a name is no other key’s name', async () => {
		const other = await openPage(browser, decider, '/settings');
		await giveDevice(other);
		const region = other.getByRole('region', { name: 'パスキー', exact: true });
		await region.getByLabel('パスキーの名前').fill('庁内　２号');
		await region.getByRole('button', { name: 'パスキーを登録する' }).click();
		await region.getByText('「庁内 ２号」を登録しました。').waitFor();
		await other.context().close();
	});

	it('[PK5] under an address of digits it is said why there are none, with the way to where they are', async () => {
		const digits = await signInAs(server.url, '栗瀬', 'decider');
		const there = await openPage(browser, digits, '/settings');
		const region = there.getByRole('region', { name: 'パスキー', exact: true });
		await region.getByText('この開き方（数字のアドレス）ではパスキーを使えません。').waitFor();
		expect(await region.getByRole('button', { name: 'パスキーを登録する' }).count()).toBe(0);
		expect(await region.getByRole('link').getAttribute('href')).toBe(`http://localhost:${server.port}/settings`);
		await there.context().close();
	});

	it('[PK9] the page is as light as the others: the library comes when it is needed', () => {
		expect(scriptWeight('src/pages/settings-page.tsx')).toBeLessThan(150_000);
	});
});
