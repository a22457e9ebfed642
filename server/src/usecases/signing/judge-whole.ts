import {
	accept,
	decideWhole,
	isWholePlan,
	type PartAddress,
	type Result,
	type SignedPart,
	type SignoffRequest,
} from '@renkei/plan';
import type { Grant } from '../../auth/grants.ts';
import { partiesOf } from '../../storage/grant-facts.ts';
import type { Tx } from '../../storage/tables.ts';
import { loadWholePlan } from '../../storage/whole-plan.ts';

/** Whether the plan as a whole may be signed in an act, as its parts stand in this transaction; of other parts nothing is asked. */
export async function judgeWhole(
	tx: Tx,
	parts: readonly { readonly grant: Grant; readonly signed: SignedPart }[],
	said: Pick<SignoffRequest, 'verdict' | 'capacity'>,
): Promise<Result<null>> {
	const grant = parts.find((one) => isWholePlan(one.grant.part))?.grant;
	const whole = grant === undefined ? null : await loadWholePlan(tx, grant.plan.id);
	if (grant === undefined || whole === null) {
		return accept(null);
	}
	const parties = await partiesOf(tx, grant.plan.id);
	const nameOf = ({ key, body }: PartAddress): string =>
		body === null ? key : `${key}（${parties.find(({ code }) => code === body)?.name ?? body}）`;
	return decideWhole(said, {
		...{ body: grant.seat.party.code, frozen: whole.freeze?.shown ?? [], parts: whole.parts, parties, nameOf },
		together: parts.map(({ signed }) => signed.part),
	});
}
