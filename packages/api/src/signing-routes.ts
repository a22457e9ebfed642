import { partEvidenceShape } from './evidence-shapes.ts';
import { ledgerConsistencyShape, ledgerShape } from './ledger-shapes.ts';
import { reminderRequest, remindersShape } from './reminder-shapes.ts';
import { get, post, type Route } from './route.ts';
import {
	correctionsShape,
	passkeyOptionsShape,
	passkeyProofShape,
	passkeysShape,
	policiesShape,
	preparedShape,
	signingActShape,
	signingRequests,
} from './signing-shapes.ts';

/** Routes of signing, of passkeys, of what is set for a section, and of 軽微な修正. */
export const signingRoutes = {
	prepareSigning: post(
		'/api/plans/{plan}/signing/prepare',
		'plan',
		'Fixes what an act of signing is about, and answers its words, statement, nonce and challenge',
		signingRequests.prepare,
		preparedShape,
	),
	commitSigning: post(
		'/api/plans/{plan}/signing',
		'plan',
		'Records a prepared act: a sign-off, a withdrawal or a 後閲',
		signingRequests.commit,
		signingActShape,
		201,
	),
	signingAct: get('/api/plans/{plan}/signing/{act}', 'plan', 'The receipt of a recorded act', signingActShape),
	ledgerConsistency: get(
		'/api/plans/{plan}/ledger/consistency',
		'plan',
		'That the checkpoint of ?to= entries continues the one of ?from=',
		ledgerConsistencyShape,
	),
	ledger: get('/api/plans/{plan}/ledger', 'plan', 'The plan’s log: its checkpoint and its newest entries', ledgerShape),
	evidence: get(
		'/api/parts/{part}/evidence',
		'plan',
		'Everything that was recorded of a part: its frozen words, their sign-offs and what became of them',
		partEvidenceShape,
	),
	passkeys: get('/api/me/passkeys', 'person', 'The passkeys of this person', passkeysShape),
	passkeyProof: post(
		'/api/me/passkeys/proof',
		'person',
		'Asks how registering or ending a passkey is to be proved',
		signingRequests.passkeyProof,
		passkeyProofShape,
	),
	passkeyOptions: post(
		'/api/me/passkeys/options',
		'person',
		'Begins a new passkey',
		signingRequests.passkeyOptions,
		passkeyOptionsShape,
	),
	addPasskey: post('/api/me/passkeys', 'person', 'Keeps a new passkey', signingRequests.newPasskey, passkeysShape, 201),
	changePasskey: post(
		'/api/me/passkeys/{passkey}',
		'person',
		'Ends a passkey of this person, or says that it is lost',
		signingRequests.passkeyChange,
		passkeysShape,
	),
	policies: get('/api/plans/{plan}/policies', 'plan', 'What is set for the sign-off of each section', policiesShape),
	changePolicies: post(
		'/api/plans/{plan}/policies',
		'plan',
		'Sets it for one or more sections',
		signingRequests.policies,
		policiesShape,
	),
	corrections: get('/api/plans/{plan}/corrections', 'plan', '軽微な修正 on the plan’s trunks', correctionsShape),
	declareCorrection: post(
		'/api/parts/{part}/corrections',
		'plan',
		'Declares the frozen words a 軽微な修正 of those that were signed',
		signingRequests.correction,
		correctionsShape,
		201,
	),
	objectToCorrection: post(
		'/api/plans/{plan}/corrections/{correction}/objections',
		'plan',
		'Objects for one’s body',
		signingRequests.objection,
		correctionsShape,
		201,
	),
	reminders: get('/api/plans/{plan}/reminders', 'plan', 'Which bodies were reminded of awaited 決裁', remindersShape),
	remind: post(
		'/api/plans/{plan}/reminders',
		'plan',
		'Reminds a body of the 決裁 that are awaited from it, once a day',
		reminderRequest,
		remindersShape,
		201,
	),
} satisfies Record<string, Route>;
