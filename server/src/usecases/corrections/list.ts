import type { CorrectionsView } from '@renkei/api';
import { declarableOf, mayLead, requiredBodies, rightsOf, wouldCarry } from '@renkei/plan';
import { asActing } from '../../auth/acting-seat.ts';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import { freezesOf } from '../../storage/freezes.ts';
import { partiesOf, signoffOf } from '../../storage/grant-facts.ts';
import { lockOf } from '../../storage/part-lock.ts';
import { partRows } from '../../storage/parts.ts';
import { signoffsOfPlans } from '../../storage/signoffs.ts';
import type { Db } from '../../storage/tables.ts';
import { carriedBy, carriedOn, correctionFacts, correctionOf, earlierOf, freezeOf } from './facts.ts';

const unique = (codes: readonly string[]): string[] => [...new Set(codes)].sort();

/** Every 軽微な修正 on the trunks that a seat may read, and the trunks whose words it may declare one of now. */
export async function listCorrections(db: Db, grant: PlanGrant, today: string): Promise<CorrectionsView> {
	const { plan, seat, rules } = grant;
	const acting = asActing(seat);
	const rows = (await partRows(db, plan.id)).filter(({ body }) => body === null);
	const trunks = rows.map((row) => {
		const lock = lockOf(row);
		const may = rightsOf(acting, rules, { key: row.key, body: row.body, frozen: lock.kind === 'frozen' });
		return { ...row, lock, may };
	});
	const readable = new Map(trunks.filter(({ may }) => may.includes('read')).map((trunk) => [trunk.id, trunk]));
	const { rows: declared, objections } = await correctionFacts(db, { plan: plan.id });
	const signoffs = (await signoffsOfPlans(db, [plan.id])).filter(({ part }) => readable.has(part));
	const signoffsOn = Map.groupBy(signoffs, ({ part }) => part);
	const on = (part: string) => (signoffsOn.get(part) ?? []).map(signoffOf);
	const parties = await partiesOf(db, plan.id);

	const corrections = declared.flatMap((row): CorrectionsView['corrections'] => {
		const trunk = readable.get(row.part);
		if (trunk === undefined) {
			return [];
		}
		const correction = correctionOf(row, objections);
		const carried = carriedBy(row);
		const open = row.ended_at === null;
		const now = { signoffs: on(row.part), required: requiredBodies(trunk, parties) };
		const stands = open ? wouldCarry(correction, now) : now.signoffs.filter(({ id }) => carried.includes(id));
		const bodies = unique(stands.map(({ body }) => body));
		return [
			{
				...{ id: row.id, part: row.part, reason: row.reason, at: row.at, objectUntil: row.object_until },
				from: { seq: row.from_seq, contentHash: row.from_hash },
				to: { seq: row.to_seq, contentHash: row.to_hash },
				by: { body: row.body, person: row.person },
				state: open ? 'open' : carried.length > 0 ? 'carried' : 'ended',
				endedAt: row.ended_at,
				bodies,
				objections: objections
					.filter(({ correction: of }) => of === row.id)
					.map(({ body, person, text, at }) => ({ body, person, text, at })),
				mayObject: open && today <= row.object_until && trunk.may.includes('sign') && bodies.includes(acting.party),
			},
		];
	});
	const freezes = mayLead(acting, rules) ? await freezesOf(db, [...readable.keys()]) : [];
	const declarable = [...Map.groupBy(freezes, ({ part }) => part)].flatMap(([part, ofPart]) => {
		const trunk = readable.get(part);
		const earlier = declared.filter((row) => row.part === part);
		const found =
			trunk === undefined
				? null
				: declarableOf(
						trunk,
						{
							...{ lock: trunk.lock, freezes: ofPart.map(freezeOf), signoffs: on(part), carried: carriedOn(earlier) },
							required: requiredBodies(trunk, parties),
						},
						earlier.map((row) => earlierOf(row, objections)),
					);
		return found === null ? [] : [{ part, fromSeq: found.from.seq, bodies: unique(found.signoffs.map(({ body }) => body)) }];
	});
	return { corrections, declarable };
}
