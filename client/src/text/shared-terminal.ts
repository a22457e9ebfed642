/**
 * Whether others use this device too (この端末は共用です, chosen at sign-in). A cookie, because every tab of the browser
 * must know it before it writes anything, also one that was opened by hand, and because it must leave no row behind.
 */
const NAME = 'renkei_shared';

/** Longer than a session can last (s): a session that outlives the browser window must not forget it. */
const LIFETIME = 24 * 60 * 60;

/** Whether nothing may be kept on this device. */
export function isSharedTerminal(): boolean {
	return document.cookie.split(';').some((pair) => pair.trim() === `${NAME}=1`);
}

/** Notes the choice; at sign-in, and back to false at sign-out. */
export function setSharedTerminal(shared: boolean): void {
	// biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API does not exist on plain http, which offices use
	document.cookie = `${NAME}=${shared ? 1 : ''}; Path=/; SameSite=Strict; Max-Age=${shared ? LIFETIME : 0}`;
}
