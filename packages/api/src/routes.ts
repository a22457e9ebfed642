import { z } from 'zod';
import { agreementsShape, servicesShape, sideBySideShape } from './bodies-shapes.ts';
import { checksShape } from './check-shapes.ts';
import { partChangesShape, partStateShape, planChangesShape, revisionShape, revisionsShape } from './history-shapes.ts';
import { inboxCountShape, inboxShape, mailSettingsShape } from './notice-shapes.ts';
import { openItemsShape, phrasesShape, planCommentsShape } from './open-item-shapes.ts';
import { requests } from './requests.ts';
import { roundShape, roundsShape, roundTableShape } from './round-shapes.ts';
import { done, get, post, type Route } from './route.ts';
import {
	actShape,
	budgetShape,
	contentShape,
	demoSeatShape,
	healthShape,
	kpiTotalShape,
	meShape,
	planShape,
	planSummaryShape,
	seatShape,
	signoffShape,
	todayShape,
} from './shapes.ts';
import { signingRoutes } from './signing-routes.ts';
import { counterProposalShape, decidedShape, foundThreadShape, threadShape } from './thread-shapes.ts';

const frozen = z.object({ seq: z.number(), contentHash: z.string(), content: z.record(z.string(), z.unknown()) });

/** Every HTTP route. The server mounts exactly these, the OpenAPI document and the walls test are made from them. */
export const routes = {
	health: get('/api/health', 'open', 'Whether the server and its storage work, and the last good backup', healthShape),
	openapi: get('/api/openapi.json', 'open', 'This document', z.record(z.string(), z.unknown())),
	demoSeats: get('/api/demo/seats', 'demo', 'The seats of the demo', z.object({ seats: z.array(demoSeatShape) })),
	demoSignIn: post('/api/demo/sign-in', 'demo', 'One-click sign-in; sets the session cookie', requests.demoSignIn, meShape),
	signOut: post('/api/sign-out', 'open', 'Ends the session', null, done),
	me: get('/api/me', 'person', 'The person and the seats held today', meShape),
	actAs: post('/api/me/seat', 'person', 'Acts as this seat on its plan', requests.actAs, meShape),
	today: get('/api/today', 'person', 'What this seat should do today', todayShape),
	inbox: get('/api/inbox', 'person', 'Notices of every seat of this person', inboxShape),
	inboxCount: get('/api/inbox/count', 'person', 'How many of them are open', inboxCountShape),
	markNotices: post('/api/inbox', 'person', 'Ticks notices off, or takes that back', requests.notices, inboxShape),
	mailSettings: get('/api/me/mail', 'person', 'Where and of what this person is mailed', mailSettingsShape),
	changeMail: post('/api/me/mail', 'person', 'Says what is mailed, and when', requests.mailChoice, mailSettingsShape),
	askMailAddress: post('/api/me/mail/address', 'person', 'Sends a code to an address', requests.mailAddress, mailSettingsShape),
	confirmMailAddress: post(
		'/api/me/mail/code',
		'person',
		'Confirms the address with the code',
		requests.mailCode,
		mailSettingsShape,
	),
	plans: get('/api/plans', 'person', 'Plans this person may see', z.object({ plans: z.array(planSummaryShape) })),
	openItems: get(
		'/api/open-items',
		'person',
		'Open threads of every plan of this person (or of ?plan=), as far as the seats may be told of them',
		openItemsShape,
	),
	commentOnPlans: post(
		'/api/comments',
		'person',
		'The same comment on a section of several plans, each by itself',
		requests.planComments,
		planCommentsShape,
	),
	phrases: get('/api/plans/{plan}/phrases', 'plan', 'Stock phrases of one’s own party', phrasesShape),
	addPhrase: post('/api/plans/{plan}/phrases', 'plan', 'Adds a stock phrase', requests.newPhrase, phrasesShape, 201),
	changePhrase: post(
		'/api/plans/{plan}/phrases/{phrase}',
		'plan',
		'Removes a stock phrase of one’s own party',
		requests.phraseChange,
		phrasesShape,
	),
	plan: get('/api/plans/{plan}', 'plan', 'One plan with its sections and parts', planShape),
	template: get(
		'/api/plans/{plan}/template',
		'plan',
		"Sections, fields and tables of the plan's edition as data",
		z.record(z.string(), z.unknown()),
	),
	contents: get(
		'/api/plans/{plan}/contents',
		'plan',
		'The content of every part this seat may read',
		z.object({ contents: z.array(contentShape) }),
	),
	planThreads: get(
		'/api/plans/{plan}/threads',
		'plan',
		'Threads of every part this seat may read',
		z.object({ threads: z.array(threadShape) }),
	),
	kpis: get(
		'/api/plans/{plan}/kpis',
		'plan',
		'The KPI with one figure of the bodies’, as far as this seat may read them',
		z.object({ kpis: z.array(kpiTotalShape) }),
	),
	budget: get(
		'/api/plans/{plan}/budget',
		'plan',
		'The computed 事業費 in whole yen, as far as this seat may read it',
		budgetShape,
	),
	questions: get(
		'/api/plans/{plan}/questions/{key}',
		'plan',
		'What the bodies answered in a section, side by side, as far as this seat may read their parts',
		sideBySideShape,
	),
	agreements: get('/api/plans/{plan}/agreements', 'plan', 'How far up each body has agreed', agreementsShape),
	services: get(
		'/api/plans/{plan}/services',
		'plan',
		'Services × bodies, and how they were chosen, as far as this seat may read it',
		servicesShape,
	),
	checks: get('/api/plans/{plan}/checks', 'plan', 'The checks of the plan, as far as this seat may read it', checksShape),
	answerFigure: post(
		'/api/plans/{plan}/figures',
		'plan',
		'Says what a figure of the edition is, with its source and date',
		requests.figure,
		done,
	),
	moveEdition: post('/api/plans/{plan}/edition', 'plan', 'Moves the plan to another edition', requests.edition, done),
	revisions: get('/api/plans/{plan}/revisions', 'plan', 'Kept states of the whole plan, newest first', revisionsShape),
	nameRevision: post('/api/plans/{plan}/revisions', 'plan', 'Names what stands now', requests.revision, revisionShape, 201),
	planChanges: get(
		'/api/plans/{plan}/changes',
		'plan',
		'Parts that differ between ?from= and ?to= (ids of revisions; `seen`, or nothing for what stands now), as far as this seat may read them',
		planChangesShape,
	),
	markSeen: post('/api/plans/{plan}/seen', 'plan', 'Says up to where this person has looked at parts', requests.seen, done),
	planSignoffs: get(
		'/api/plans/{plan}/signoffs',
		'plan',
		'Sign-offs of every part this seat may read',
		z.object({ signoffs: z.array(signoffShape) }),
	),
	signMany: post(
		'/api/plans/{plan}/signoffs',
		'plan',
		'Signs many parts in one act',
		requests.signoffs,
		z.object({ signoffs: z.array(signoffShape) }),
		201,
	),
	journal: get('/api/plans/{plan}/journal', 'plan', 'Acts on the plan, newest first', z.object({ acts: z.array(actShape) })),
	members: get('/api/plans/{plan}/members', 'plan', 'The seats of the plan', z.object({ seats: z.array(seatShape) })),
	changeMembers: post(
		'/api/plans/{plan}/members',
		'plan',
		'Adds a seat or ends one',
		requests.members,
		z.object({ seats: z.array(seatShape) }),
	),
	drafting: post('/api/plans/{plan}/drafting', 'plan', 'Lets the vendor draft, or stops it', requests.drafting, done),
	suggestOnly: post(
		'/api/plans/{plan}/sections/{key}/suggest-only',
		'plan',
		'Sets a section to 提案のみ, or back',
		requests.suggestOnly,
		done,
	),
	representative: post('/api/plans/{plan}/representative', 'plan', 'Names the 代表団体', requests.representative, done),
	content: get('/api/parts/{part}/content', 'plan', 'Canonical content and hash as of the last commit', contentShape),
	partChanges: get(
		'/api/parts/{part}/changes',
		'plan',
		'What changed in a part between two positions of its log (?from= and ?to=)',
		partChangesShape,
	),
	partState: get('/api/parts/{part}/state', 'plan', 'A part as it stood at a position of its log (?at=)', partStateShape),
	threads: get('/api/parts/{part}/threads', 'plan', 'Threads of a part', z.object({ threads: z.array(threadShape) })),
	addThread: post('/api/parts/{part}/threads', 'plan', 'Starts a thread', requests.newThread, threadShape, 201),
	propose: post(
		'/api/parts/{part}/suggestions',
		'plan',
		'Proposes other words and values, or a whole part',
		requests.propose,
		z.object({ threads: z.array(threadShape) }),
		201,
	),
	decide: post('/api/parts/{part}/decisions', 'plan', 'Accepts or declines suggestions', requests.decide, decidedShape),
	counterProposal: get(
		'/api/threads/{thread}/proposal',
		'plan',
		'A whole part as it is proposed, against the part now',
		counterProposalShape,
	),
	thread: get('/api/threads/{thread}', 'plan', 'A thread, and where it stands', foundThreadShape),
	addComment: post('/api/threads/{thread}/comments', 'plan', 'Replies', requests.reply, threadShape, 201),
	changeThread: post(
		'/api/threads/{thread}',
		'plan',
		'Resolves or reopens, assigns or sets a last day',
		requests.threadChange,
		threadShape,
	),
	patchThread: {
		...post(
			'/api/threads/{thread}',
			'plan',
			'Resolves or reopens, assigns or sets a last day',
			requests.threadChange,
			threadShape,
		),
		method: 'PATCH',
	} as Route,
	changeComment: post(
		'/api/comments/{comment}',
		'plan',
		'Edits or deletes one’s own comment',
		requests.commentChange,
		threadShape,
	),
	react: post(
		'/api/comments/{comment}/reactions',
		'plan',
		'A short answer without words, or its end',
		requests.reaction,
		threadShape,
	),
	rounds: get('/api/plans/{plan}/rounds', 'plan', 'Rounds of comments that this seat may be told of', roundsShape),
	newRound: post('/api/plans/{plan}/rounds', 'plan', 'Begins to collect a round', requests.newRound, roundShape, 201),
	round: get('/api/rounds/{round}', 'plan', 'The 指摘事項対応表 of a round as it stands now', roundTableShape),
	changeRound: post('/api/rounds/{round}', 'plan', 'Renames, releases or discards a round', requests.roundChange, roundsShape),
	frozen: get(
		'/api/parts/{part}/freeze',
		'plan',
		'The frozen words; those of an earlier freeze by their hash (?hash=)',
		frozen.extend({ at: z.string(), by: z.string(), text: z.string() }),
	),
	freeze: post('/api/parts/{part}/freeze', 'plan', 'Freezes', requests.freeze, frozen),
	reopen: post('/api/parts/{part}/reopen', 'plan', 'Reopens, with a reason', requests.reopen, done),
	signoffs: get('/api/parts/{part}/signoffs', 'plan', 'Sign-offs of a part', z.object({ signoffs: z.array(signoffShape) })),
	sign: post('/api/parts/{part}/signoffs', 'plan', 'Signs for one’s body', requests.signoff, signoffShape, 201),
	...signingRoutes,
} satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;

/** Fills the parameters of a route's path. */
export function pathOf(name: RouteName, parameters: Readonly<Record<string, string>> = {}): string {
	return routes[name].path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(parameters[key] ?? ''));
}
