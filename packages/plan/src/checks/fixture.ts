import type { PartContent, Scalar } from '../canonical.ts';
import type { Party, PartyCode } from '../parties/types.ts';
import { defaultEdition } from '../template/editions.ts';
import type { Edition } from '../template/types.ts';
import { assess } from './assess.ts';
import type { Check, CheckFacts, CheckVerdict } from './types.ts';

/** Three invented bodies, for tests. */
export const bodies: readonly PartyCode[] = ['994014', '994022', '994031'];
export const [first = '', second = '', third = ''] = bodies;

type Cells = Readonly<Record<string, Scalar>>;

export interface Written {
	readonly scheme?: number;
	readonly edition?: Edition;
	readonly representative?: PartyCode | null;
	/** By 「11」 for the common part, 「11 994014」 for a body's. */
	readonly fields?: Readonly<Record<string, Cells>>;
	readonly tables?: Readonly<Record<string, Readonly<Record<string, readonly Cells[]>>>>;
}

/** A plan of three bodies in which so much is written. In ① it is the first body's alone. */
export function factsOf(written: Written = {}): CheckFacts {
	const { scheme = 3, edition = defaultEdition, representative = first, fields = {}, tables = {} } = written;
	const members = scheme === 1 ? bodies.slice(0, 1) : bodies;
	const addresses = [...new Set([...Object.keys(fields), ...Object.keys(tables)])];
	const contents = addresses.map((address): PartContent => {
		const [key = '', body = null] = address.split(' ');
		return {
			...{ template: 'plan.v1', schema: 1, prose: null, shown: [], key, body },
			fields: Object.entries(fields[address] ?? {}).map(([name, value]) => ({ key: name, value })),
			tables: Object.entries(tables[address] ?? {}).map(([name, rows]) => ({ key: name, rows })),
		};
	});
	const parties = members.map(
		(code): Party => ({
			...{ code, name: code, shortName: code, place: null, kind: 'municipality', membership: 'member' },
		}),
	);
	const missing = [{ key: '02', body: first, missing: [{ kind: 'table' as const, key: 'issues', title: '団体の課題' }] }];
	return { scheme, edition, representative, parties, contents, missing, seated: members };
}

/** One check of a plan. */
export function checkOf(facts: CheckFacts, id: string): Check {
	const check = assess(facts).find((one) => one.id === id);
	if (check === undefined) {
		throw new Error(`${id} is not asked`);
	}
	return check;
}

export const verdictOf = (facts: CheckFacts, id: string): CheckVerdict => checkOf(facts, id).verdict;
