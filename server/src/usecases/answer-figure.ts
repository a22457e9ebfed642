import {
	accept,
	defaultEdition,
	editionOf,
	figureOf,
	figureText,
	mayAnswerFigures,
	type Result,
	readFigure,
	refusalOf,
	refuse,
} from '@renkei/plan';
import { asActing } from '../auth/acting-seat.ts';
import type { PlanGrant } from '../auth/plan-grants.ts';
import { figureAnswersOf, removeFigureAnswer, writeFigureAnswer } from '../storage/figure-answers.ts';
import type { Tx } from '../storage/tables.ts';
import { changePlan, type Noted } from './change-plan.ts';
import type { Asker, Deps } from './deps.ts';

/** What somebody found out about a figure of the plan's edition; null takes it back. */
export interface FigureWords {
	readonly figure: string;
	readonly answer: { readonly value: string; readonly source: string; readonly sourcedOn: string } | null;
}

/** Records what a figure of the edition is, with its source and date: from then on checks of this plan go by it. */
export function answerFigure(deps: Deps, ask: Asker & { readonly plan: string } & FigureWords): Promise<Result<null>> {
	return changePlan(deps, ask, {
		refusal: ({ seat, rules }) =>
			mayAnswerFigures(asActing(seat), rules)
				? null
				: refusalOf('forbidden', '版の数字に答えられるのは、代表団体と国の委託事業者です。'),
		write: (tx, grant) => write(tx, grant, ask),
	});
}

async function write(tx: Tx, { plan, seat }: PlanGrant, ask: Asker & FigureWords): Promise<Result<Noted | null>> {
	const edition = editionOf(plan.edition) ?? defaultEdition;
	const figure = figureOf(edition, ask.figure);
	if (figure === null) {
		return refuse('malformed', 'この版に、その数字はありません。');
	}
	if (figure.confirmed) {
		return refuse('malformed', 'この数字は、原本で確かめてあります。');
	}
	const of = { plan: plan.id, edition: edition.key, figure: figure.key };
	if (ask.answer === null) {
		const removed = await removeFigureAnswer(tx, of);
		return accept(removed ? { kind: 'figure', detail: `${edition.key} ${figure.title}：答えを取り消し` } : null);
	}
	const { source, sourcedOn } = ask.answer;
	const value = readFigure(figure, ask.answer.value);
	if (!value.ok) {
		return value;
	}
	if (sourcedOn > ask.moment.today) {
		return refuse('malformed', '出典の日付が、きょうより後になっています。');
	}
	const given = { value: JSON.stringify(value.value), source, sourced_on: sourcedOn };
	const stands = (await figureAnswersOf(tx, of)).find((answer) => answer.figure === figure.key);
	if (stands?.value === given.value && stands.source === source && stands.sourced_on === sourcedOn) {
		// Pressed twice, or sent again over a bad line: the journal tells of it once, and of whoever came first.
		return accept(null);
	}
	await writeFigureAnswer(tx, { ...of, ...given, seat: seat.id, at: ask.moment.at });
	const said = `${edition.key} ${figure.title}：${figureText(value.value, figure.unit)}。出典 ${source}（${sourcedOn}）`;
	return accept({ kind: 'figure', detail: said });
}
