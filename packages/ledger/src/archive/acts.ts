import { utf8ToBytes } from '@noble/hashes/utils.js';
import { intentText, statementOf, statementVersion } from '@renkei/plan';
import { bytesEqual, toBase64url } from '../bytes.ts';
import type { ActFile, PasskeyProof } from './act-file.ts';
import { assertionFault } from './assertions.ts';
import { isInUse, type Passkey, passkeysIn } from './enrolments.ts';
import { type Fault, faultOf, firstFault } from './fault.ts';
import { actPath, archivePaths, fileBytes } from './format.ts';
import type { Told } from './happenings.ts';
import { type Files, type Means, pathsIn } from './reading.ts';

/** An act with the entry that holds it. */
interface Held {
	readonly act: ActFile;
	readonly entry: number;
}

const actsOf = ({ happenings }: Told): Held[] => happenings.filter((one) => one.kind === 'act');

/**
 * Judges the files of the acts against the log: each that may be read is there, and no others.
 * @param isWhole whether every act may be read, so that none may be missing between two numbers
 */
export function judgeActFiles(told: Told, files: Files, isWhole: boolean): Fault | null {
	const held = actsOf(told);
	const judge = ({ act, entry }: Held, at: number): Fault | null => {
		const path = actPath(act.number);
		const bytes = files.get(path);
		if (isWhole && act.number !== at + 1) {
			return faultOf('act-number', archivePaths.entries, `number ${act.number}`, entry);
		}
		if (bytes === undefined) {
			return faultOf('act-missing', path, path);
		}
		return bytesEqual(bytes, fileBytes(act)) ? null : faultOf('act-altered', path, `entry ${entry}`);
	};
	const known = new Set(held.map(({ act }) => actPath(act.number)));
	const unknown = pathsIn(files, 'acts').find((path) => !known.has(path));
	return (
		firstFault(held.map((one, at) => () => judge(one, at))) ??
		(unknown === undefined ? null : faultOf('act-unknown', unknown, unknown))
	);
}

/** Judges each act by itself. */
export function judgeActs(told: Told, plan: string, means: Means): Fault | null {
	return firstFault(actsOf(told).map((held) => () => judgeAct(held, { plan, told, means })));
}

function judgeAct(
	{ act, entry }: Held,
	{ plan, told, means }: { readonly plan: string; readonly told: Told; readonly means: Means },
): Fault | null {
	const path = actPath(act.number);
	const { intent, evidence, challenge } = act;
	if (challenge !== toBase64url(means.sha256(utf8ToBytes(intentText(intent))))) {
		return faultOf('challenge-wrong', path, 'challenge');
	}
	const wrong = inconsistency(act, plan);
	if (wrong !== null) {
		return faultOf('act-inconsistent', path, wrong);
	}
	if (intent.statement.version === statementVersion && intent.statement.words !== statementFor(act)) {
		return faultOf('statement-wrong', path, 'statement');
	}
	const { stepUp } = evidence;
	if (stepUp.method !== 'passkey') {
		return null;
	}
	const failed = assertionFault(stepUp, challenge, means);
	if (failed !== null) {
		return faultOf('assertion-wrong', path, failed);
	}
	const known = passkeysIn(told, stepUp.credential);
	if (!isInUse(known, stepUp.publicKey, entry)) {
		return faultOf('passkey-unregistered', path, stepUp.credential);
	}
	return isAsEnrolled(known, stepUp) ? null : faultOf('passkey-differs', path, stepUp.credential);
}

/** Whether a record says of its passkey when and with what it was enrolled as the log does; where one is silent, nothing is said. */
function isAsEnrolled([first]: readonly Passkey[], { registeredAt, enrolledBy }: PasskeyProof): boolean {
	const isKnown = first !== undefined && !first.revoked && first.enrolledBy !== null && typeof enrolledBy === 'string';
	return !isKnown || (first.enrolledBy === enrolledBy && first.at === registeredAt);
}

/** What of an act and its intent does not agree, or null. */
function inconsistency({ act, body, seat, intent, signoffs }: ActFile, plan: string): string | null {
	const parts = new Set(intent.parts.map(({ part }) => part));
	const listed = new Set(signoffs.map(({ id, part }) => `${id} ${part}`));
	const checks: readonly (readonly [string, boolean])[] = [
		['plan', intent.plan.id === plan],
		['act', intent.act === act],
		['body', intent.body.code === body],
		['seat', intent.seat.id === seat],
		['parts', intent.parts.length > 0],
		['signoffs', signoffs.length === intent.parts.length && new Set(signoffs.map(({ id }) => id)).size === signoffs.length],
		[
			'signoffs',
			act === 'sign'
				? parts.size === signoffs.length && isSameSet(parts, new Set(signoffs.map(({ part }) => part)))
				: intent.parts.every(({ signoff, part }) => listed.has(`${signoff} ${part}`)),
		],
		['verdict', (act === 'sign') === (intent.said.verdict !== null)],
	];
	return checks.find(([, holds]) => !holds)?.[0] ?? null;
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
	return one.size === other.size && [...one].every((member) => other.has(member));
}

function statementFor({ intent }: ActFile): string {
	const { act, said, body, seat, parts } = intent;
	return statementOf({
		act,
		said,
		body: body.name,
		person: `${seat.post} ${seat.person}`.trim(),
		parts: new Set(parts.map(({ part }) => part)).size,
	});
}
