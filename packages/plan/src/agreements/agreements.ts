import type { PartContent } from '../canonical.ts';
import { memberBodies, type Party, type PartyCode } from '../parties/types.ts';
import { rowsOf, wordsIn } from '../template/rows-of.ts';

/** How far a body has gone (04 地域間連携, 団体別の合意), in order. */
export const agreementStages = ['未着手', '担当者', '課長', '首長'] as const;
export type AgreementStage = (typeof agreementStages)[number];

/** What a stage that is claimed still lacks to be believed. */
export const agreementLacks = ['date', 'document-number'] as const;
export type AgreementLack = (typeof agreementLacks)[number];

export interface BodyAgreement {
	readonly code: PartyCode;
	/** Null until somebody has entered one: that is not 未着手. */
	readonly stage: AgreementStage | null;
	readonly date: string | null;
	readonly documentNumber: string | null;
	readonly lacks: readonly AgreementLack[];
}

export interface Agreements {
	readonly bodies: readonly BodyAgreement[];
	/** Bodies that have not come to the 首長; filing asks for it of every one. */
	readonly before: readonly PartyCode[];
}

/** Who has agreed to work together, and how far up. */
export function agreementsOf(parties: readonly Party[], contents: readonly PartContent[]): Agreements {
	const trunk = contents.find(({ key, body }) => key === '04' && body === null);
	const rows = rowsOf(trunk, 'agreements').map((row): BodyAgreement => {
		const stage = agreementStages.find((known) => known === row.stage) ?? null;
		const date = wordsIn(row.date);
		const documentNumber = wordsIn(row['document-number']);
		return { code: wordsIn(row.body) ?? '', stage, date, documentNumber, lacks: lacksOf(stage, date, documentNumber) };
	});
	const bodies = memberBodies(parties).map(({ code }): BodyAgreement => {
		const own = rows.filter((row) => row.code === code);
		// A row for each step is a history: the furthest is where the body stands.
		const furthest = own.toSorted((a, b) => stepOf(b.stage) - stepOf(a.stage))[0];
		return furthest ?? { code, stage: null, date: null, documentNumber: null, lacks: [] };
	});
	return { bodies, before: bodies.filter(({ stage }) => stage !== '首長').map(({ code }) => code) };
}

const stepOf = (stage: AgreementStage | null): number => (stage === null ? -1 : agreementStages.indexOf(stage));

/** A word given at the counter needs a day; the 首長's needs a paper that can be found again. */
function lacksOf(stage: AgreementStage | null, date: string | null, documentNumber: string | null): AgreementLack[] {
	const dated = stepOf(stage) < 1 || date !== null;
	const numbered = stage !== '首長' || documentNumber !== null;
	return [...(dated ? [] : (['date'] as const)), ...(numbered ? [] : (['document-number'] as const))];
}
