import type { RouteName } from '@renkei/api';

/**
 * Paths of the HTTP doors. They stand here a second time because the contract's own table carries the checks of every
 * request with it (zod, 60 kB), which the browser does not need; paths.test.ts compares the two.
 */
export const paths = {
	health: '/api/health',
	openapi: '/api/openapi.json',
	demoSeats: '/api/demo/seats',
	demoSignIn: '/api/demo/sign-in',
	signOut: '/api/sign-out',
	me: '/api/me',
	actAs: '/api/me/seat',
	today: '/api/today',
	inbox: '/api/inbox',
	inboxCount: '/api/inbox/count',
	markNotices: '/api/inbox',
	mailSettings: '/api/me/mail',
	changeMail: '/api/me/mail',
	askMailAddress: '/api/me/mail/address',
	confirmMailAddress: '/api/me/mail/code',
	plans: '/api/plans',
	openItems: '/api/open-items',
	commentOnPlans: '/api/comments',
	phrases: '/api/plans/{plan}/phrases',
	addPhrase: '/api/plans/{plan}/phrases',
	changePhrase: '/api/plans/{plan}/phrases/{phrase}',
	plan: '/api/plans/{plan}',
	template: '/api/plans/{plan}/template',
	contents: '/api/plans/{plan}/contents',
	planThreads: '/api/plans/{plan}/threads',
	budget: '/api/plans/{plan}/budget',
	kpis: '/api/plans/{plan}/kpis',
	questions: '/api/plans/{plan}/questions/{key}',
	agreements: '/api/plans/{plan}/agreements',
	services: '/api/plans/{plan}/services',
	checks: '/api/plans/{plan}/checks',
	answerFigure: '/api/plans/{plan}/figures',
	moveEdition: '/api/plans/{plan}/edition',
	revisions: '/api/plans/{plan}/revisions',
	nameRevision: '/api/plans/{plan}/revisions',
	planChanges: '/api/plans/{plan}/changes',
	markSeen: '/api/plans/{plan}/seen',
	planSignoffs: '/api/plans/{plan}/signoffs',
	signMany: '/api/plans/{plan}/signoffs',
	journal: '/api/plans/{plan}/journal',
	members: '/api/plans/{plan}/members',
	changeMembers: '/api/plans/{plan}/members',
	drafting: '/api/plans/{plan}/drafting',
	suggestOnly: '/api/plans/{plan}/sections/{key}/suggest-only',
	representative: '/api/plans/{plan}/representative',
	content: '/api/parts/{part}/content',
	partChanges: '/api/parts/{part}/changes',
	partState: '/api/parts/{part}/state',
	threads: '/api/parts/{part}/threads',
	addThread: '/api/parts/{part}/threads',
	addComment: '/api/threads/{thread}/comments',
	propose: '/api/parts/{part}/suggestions',
	decide: '/api/parts/{part}/decisions',
	counterProposal: '/api/threads/{thread}/proposal',
	thread: '/api/threads/{thread}',
	rounds: '/api/plans/{plan}/rounds',
	newRound: '/api/plans/{plan}/rounds',
	round: '/api/rounds/{round}',
	changeRound: '/api/rounds/{round}',
	changeComment: '/api/comments/{comment}',
	react: '/api/comments/{comment}/reactions',
	changeThread: '/api/threads/{thread}',
	patchThread: '/api/threads/{thread}',
	frozen: '/api/parts/{part}/freeze',
	freeze: '/api/parts/{part}/freeze',
	reopen: '/api/parts/{part}/reopen',
	signoffs: '/api/parts/{part}/signoffs',
	sign: '/api/parts/{part}/signoffs',
	prepareSigning: '/api/plans/{plan}/signing/prepare',
	commitSigning: '/api/plans/{plan}/signing',
	ledgerConsistency: '/api/plans/{plan}/ledger/consistency',
	ledger: '/api/plans/{plan}/ledger',
	signingAct: '/api/plans/{plan}/signing/{act}',
	evidence: '/api/parts/{part}/evidence',
	passkeys: '/api/me/passkeys',
	passkeyProof: '/api/me/passkeys/proof',
	passkeyOptions: '/api/me/passkeys/options',
	addPasskey: '/api/me/passkeys',
	changePasskey: '/api/me/passkeys/{passkey}',
	policies: '/api/plans/{plan}/policies',
	changePolicies: '/api/plans/{plan}/policies',
	corrections: '/api/plans/{plan}/corrections',
	declareCorrection: '/api/parts/{part}/corrections',
	objectToCorrection: '/api/plans/{plan}/corrections/{correction}/objections',
	reminders: '/api/plans/{plan}/reminders',
	remind: '/api/plans/{plan}/reminders',
} as const satisfies Record<RouteName, string>;

/** Address of the open items as a file, of one plan or of all. It is no route of the contract, which knows JSON alone. */
export function openItemsFile(plan: string | null): string {
	return `/api/open-items.csv${plan === null ? '' : `?${new URLSearchParams({ plan })}`}`;
}

/** Address of a receipt as a paper. */
export function receiptFile(plan: string, act: string): string {
	return `${addressOf('signingAct', { plan, act })}/receipt.pdf`;
}

/** Address of everything of a plan that a body may take home. */
export function archiveFile(plan: string): string {
	return `${addressOf('plan', { plan })}/archive.zip`;
}

type Words = Readonly<Record<string, string>>;

/** Fills the parameters of a path, and puts `search` after it. */
export function addressOf(name: RouteName, parameters: Words = {}, search: Words = {}): string {
	const path = paths[name].replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(parameters[key] ?? ''));
	const asked = new URLSearchParams(search).toString();
	return asked === '' ? path : `${path}?${asked}`;
}
