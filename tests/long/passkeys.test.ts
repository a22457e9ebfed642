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
let device: Device;

const settings = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const;

/** The device at a page: what holds keys there. */
interface Device {
	readonly page: Page;
	readonly session: CDPSession;
	id: string;
}

async function added(session: CDPSession, isUserVerified: boolean): Promise<string> {
	const options = { ...settings, isUserVerified, automaticPresenceSimulation: true };
	return (await session.send('WebAuthn.addVirtualAuthenticator', { options })).authenticatorId;
}

/** A device of its own for a page, with a person at it who is recognised. */
async function giveDevice(to: Page): Promise<Device> {
	const session = await to.context().newCDPSession(to);
	await session.send('WebAuthn.enable');
	return { page: to, session, id: await added(session, true) };
}

const keysOn = async ({ session, id }: Device) =>
	(await session.send('WebAuthn.getCredentials', { authenticatorId: id })).credentials;

/** Puts a new device in the place of the one that has just proved who it is, before the new passkey is made. */
async function changeDevice(at: Device, isUserVerified = true): Promise<void> {
	await at.page.route(
		'**/api/me/passkeys/options',
		async (route) => {
			await at.session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: at.id });
			at.id = await added(at.session, isUserVerified);
			await route.continue();
		},
		{ times: 1 },
	);
}

/** Gives keys of another device to this one too. */
async function carry(keys: Awaited<ReturnType<typeof keysOn>>, to: Device): Promise<void> {
	for (const credential of keys) {
		await to.session.send('WebAuthn.addCredential', { authenticatorId: to.id, credential });
	}
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
	device = await giveDevice(page);
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
		const credentials = await keysOn(device);
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

	it('[PK9] [PK23] a device that does not recognise the person registers nothing, nor does one that cannot vouch for it, and it is said', async () => {
		const keys = await keysOn(device);
		await changeDevice(device, false);
		await add('別の鍵');
		await section().getByText('登録できませんでした').waitFor();
		await section().getByText('何も登録されていません。もう一度「パスキーを登録する」を押してください。').waitFor();
		expect(await kept()).toHaveLength(1);
		await device.session.send('WebAuthn.setUserVerified', { authenticatorId: device.id, isUserVerified: true });
		// The device that is there now has no key that could vouch for another.
		await add('別の鍵');
		await section().getByText('使っているパスキーでの確認が取り消されたか、時間が過ぎました。何も変わっていません。').waitFor();
		expect(await kept()).toHaveLength(1);
		await carry(keys, device);
		await changeDevice(device);
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
		await db.updateTable('passkey').set({ settled_from: '2026-01-01T00:00:00.000Z' }).execute();
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
		await dialog.getByRole('button', { name: '終える', exact: true }).click();
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

	it('[PK23] one that is not at hand is reported, waits, and is taken back, and the focus and the words say so', async () => {
		await section().getByRole('button', { name: '「別の鍵」を終える' }).click();
		const dialog = page.getByRole('dialog', { name: 'パスキー「別の鍵」を終えますか' });
		await dialog.getByText('3日後から30日目まで、パスキーを使わずに終えられます。').waitFor();
		expect(await dialog.getByRole('button', { name: 'パスキーを使わずに終える' }).count()).toBe(0);
		expect(await grave(page)).toEqual([]);
		await dialog.getByRole('button', { name: '手元にないと届け出る' }).click();
		await section().getByText('「別の鍵」が手元にないと届け出ました。').waitFor();
		await list().getByText('手元にないという届け出中（').waitFor();
		expect(await kept()).toMatchObject([{}, { mayEndUnproven: false, lostUntil: expect.any(String) }]);
		expect(await grave(page)).toEqual([]);
		await fits(page);
		await section().getByRole('button', { name: '「別の鍵」の届け出を取り消す' }).click();
		await section().getByText('「別の鍵」が手元にないという届け出を取り消しました。').waitFor();
		expect(await kept()).toMatchObject([{}, { lostUntil: null }]);
		const inbox = await openPage(browser, decider, '/inbox');
		await inbox.getByText('あなたの名前で、パスキー「別の鍵」を登録しました').waitFor();
		await inbox.getByText('あなたの名前で、パスキー「別の鍵」が手元にないと届け出ました').waitFor();
		await inbox.getByRole('link', { name: '心当たりがなければ、設定でパスキーを確かめる' }).first().click();
		await inbox.getByRole('region', { name: 'パスキー', exact: true }).waitFor();
		await inbox.context().close();
	});

	it('[SC10] one with the name of another gets a number, and the page says under which name it is kept', async () => {
		const other = await openPage(browser, decider, '/settings');
		const there = await giveDevice(other);
		await carry(await keysOn(device), there);
		await changeDevice(there);
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
		const there = await giveDevice(other);
		await carry(await keysOn(device), there);
		await changeDevice(there);
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

	it('[PK23] a new one is ended without a passkey; on a shared terminal, and with an old sign-in, it is said what to do', async () => {
		const other = await openPage(browser, decider, '/settings');
		const region = other.getByRole('region', { name: 'パスキー', exact: true });
		await server.stop();
		const { db } = await openStore(server.data);
		await db.updateTable('passkey').set({ settled_from: '2999-01-01T00:00:00.000Z' }).execute();
		await db.destroy();
		await server.restart();
		await other.reload();
		for (const name of ['別の鍵', '別の鍵 2', '庁内 ２号']) {
			await region.getByRole('button', { name: `「${name}」を終える` }).click();
			await other.getByRole('dialog').getByRole('button', { name: 'パスキーを使わずに終える' }).click();
			await region.getByText(`「${name}」を終えました。`).waitFor();
		}
		expect((await kept()).filter(({ revokedAt }) => revokedAt === null)).toEqual([]);
		await other.context().addCookies([{ name: 'renkei_shared', value: '1', url: decider.url }]);
		await other.reload();
		await region.getByText('この共用の端末のパスキーは、登録しないでください').waitFor();
		expect(await region.getByLabel('パスキーの名前').inputValue()).toBe('持ち歩く鍵');
		expect(await grave(other)).toEqual([]);
		await fits(other);
		await server.stop();
		const old = await openStore(server.data);
		await old.db
			.updateTable('session')
			.set({ created_at: new Date(Date.now() - 16 * 60_000).toISOString() })
			.execute();
		await old.db.destroy();
		await server.restart();
		await other.reload();
		await region.getByText('最初のパスキーは、入り直してから登録します').waitFor();
		expect(await region.getByRole('button', { name: 'パスキーを登録する' }).count()).toBe(0);
		expect(await grave(other)).toEqual([]);
		await fits(other);
		await other.context().close();
	});

	it('[PK9] the page is as light as the others: the library comes when it is needed', () => {
		expect(scriptWeight('src/pages/settings-page.tsx')).toBeLessThan(150_000);
	});
});
