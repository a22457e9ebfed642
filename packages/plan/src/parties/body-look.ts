/** What is read of a party; fits the answers of the server and the parties of packages/plan. */
export interface LookedAt {
	readonly code: string;
	readonly kind: string;
	readonly membership: string;
}

/** How a party is told apart: colour, form of its chip, line of its caret. The short name stands in every chip besides. */
export interface BodyLook {
	/** Six-digit hex; carries white text at 4.5:1 or more. */
	readonly colour: string;
	/** `fill`: municipality; `ring`: prefecture; `square`: 国の委託事業者; `frame`: business, state. */
	readonly shape: 'fill' | 'ring' | 'square' | 'frame';
	readonly caret: 'solid' | 'dashed' | 'dotted' | 'double';
}

/** Eight DADS colours with the widest spread under colour-blind simulation, in the order in which bodies take them. */
export const bodyColours = ['#0017c1', '#6d2700', '#197a4b', '#aa00aa', '#806300', '#333333', '#6c006c', '#3460fb'] as const;
const carets = ['solid', 'dashed', 'dotted', 'double'] as const;
const neutral = '#333333';

/**
 * The look of a party on a plan. Member bodies take colours in code order, so that a body has the same colour on every
 * screen; beyond eight the colour repeats with another caret line.
 */
export function bodyLookOf(parties: readonly LookedAt[], code: string): BodyLook {
	const members = parties
		.filter((party) => party.membership === 'member')
		.map((party) => party.code)
		.sort();
	const at = members.indexOf(code);
	const party = parties.find((candidate) => candidate.code === code);
	const shape = shapeOf(party);
	if (at < 0) {
		return { colour: neutral, shape, caret: 'dashed' };
	}
	return {
		colour: bodyColours[at % bodyColours.length] ?? neutral,
		shape,
		caret: carets[(at + Math.floor(at / bodyColours.length)) % carets.length] ?? 'solid',
	};
}

function shapeOf(party: LookedAt | undefined): BodyLook['shape'] {
	switch (party?.kind) {
		case 'municipality':
			return 'fill';
		case 'prefecture':
			return 'ring';
		case 'vendor':
			return 'square';
		default:
			return 'frame';
	}
}
