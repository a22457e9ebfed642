import { requests } from '@renkei/api';
import { accept, isWholePlan, refuse } from '@renkei/plan';
import { latestFreeze } from '../../storage/freezes.ts';
import { frozenWith } from '../../storage/signing-acts.ts';
import { freezePart } from '../../usecases/freeze-part.ts';
import { reopenPart } from '../../usecases/reopen-part.ts';
import { type Handler, type PartCall, plain, withBody } from '../call.ts';

/** Routes of one part. */
export const partRoutes = {
	content: {
		on: 'part',
		...plain<PartCall>(async ({ deps, grant }) => {
			const { lock, id } = grant.part;
			// The words of 21 name those of every other part from the freeze on, and only there.
			const frozen =
				lock.kind === 'frozen' && isWholePlan(grant.part)
					? await frozenWith(deps.db, id, { hash: lock.contentHash, seq: lock.seq })
					: null;
			if (frozen !== null) {
				const content = JSON.parse(frozen.content) as unknown;
				return accept({ body: { part: id, seq: frozen.seq, contentHash: frozen.hash, content, text: frozen.text } });
			}
			const { seq, hash, content, text } = await deps.readModel.current(id);
			return accept({ body: { part: id, seq, contentHash: hash, content, text } });
		}),
	},
	frozen: {
		on: 'part',
		...plain<PartCall>(async ({ deps, grant, query }) => {
			const hash = query.get('hash');
			const frozen = await latestFreeze(deps.db, grant.part.id, hash);
			if (frozen === null) {
				const isFrozenOtherwise = hash !== null && (await latestFreeze(deps.db, grant.part.id)) !== null;
				return isFrozenOtherwise
					? refuse('unknown', 'この部分が、このハッシュ（文の確認値）の文で凍結されたことはありません。値を確かめてください。')
					: refuse('not-frozen');
			}
			const { seq, hash: contentHash, content, text, at, person } = frozen;
			return accept({ body: { seq, contentHash, content: JSON.parse(content) as unknown, text, at, by: person } });
		}),
	},
	freeze: {
		on: 'part',
		...withBody<PartCall, typeof requests.freeze>(requests.freeze, async ({ deps, session, moment, grant }) => {
			const frozen = await freezePart(deps, { session, moment, part: grant.part.id });
			return frozen.ok ? accept({ body: frozen.value }) : frozen;
		}),
	},
	reopen: {
		on: 'part',
		...withBody<PartCall, typeof requests.reopen>(requests.reopen, async ({ deps, session, moment, grant }, { reason }) => {
			const reopened = await reopenPart(deps, { session, moment, part: grant.part.id, reason });
			return reopened.ok ? accept({ body: { ok: true } }) : reopened;
		}),
	},
} satisfies Record<string, Handler>;
