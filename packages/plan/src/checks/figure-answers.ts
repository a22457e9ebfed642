import { refuse } from '../refusal.ts';
import { accept, type Result } from '../result.ts';
import type { Edition, EditionFigure } from '../template/types.ts';

/** What a person found out about a figure of an edition: the value, where it is written, and of which day that is. */
export interface FigureAnswer {
	readonly figure: string;
	readonly value: string | number;
	readonly source: string;
	/** ISO date. */
	readonly sourcedOn: string;
}

/** How the answer to a figure is written: a number in its unit, a day, or words. */
export type FigureKind = 'number' | 'date' | 'words';

const days: readonly string[] = ['start-limit', 'consultation-from', 'filing-from', 'grant-decision'];

/** How the answer to a figure is written. */
export function figureKind({ key, unit }: Pick<EditionFigure, 'key' | 'unit'>): FigureKind {
	return unit !== undefined ? 'number' : days.includes(key) ? 'date' : 'words';
}

/** The edition as a plan knows it: what has been answered with a source counts as confirmed, for this plan only. */
export function withAnswers(edition: Edition, answers: readonly FigureAnswer[]): Edition {
	const given = new Map(answers.map((answer) => [answer.figure, answer]));
	const figures = edition.figures.map((figure): EditionFigure => {
		const answer = figure.confirmed ? undefined : given.get(figure.key);
		return answer === undefined ? figure : { ...figure, value: answer.value, confirmed: true, source: answer.source };
	});
	return { ...edition, figures };
}

const isDay = (words: string): boolean => {
	const parsed = /^\d{4}-\d{2}-\d{2}$/.test(words) ? new Date(`${words}T00:00:00Z`) : null;
	return parsed !== null && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(words);
};

/** Reads what was typed as the value of a figure. Full-width digits, commas and the unit itself are understood. */
export function readFigure(figure: EditionFigure, typed: string): Result<string | number> {
	const words = typed.trim();
	if (words === '') {
		return refuse('malformed', '値を入れてください。');
	}
	switch (figureKind(figure)) {
		case 'number': {
			const digits = words
				.normalize('NFKC')
				.replaceAll(/[,\s]/g, '')
				.replace(new RegExp(`${figure.unit}$`), '');
			const number = Number(digits);
			return digits !== '' && Number.isFinite(number) && number >= 0
				? accept(number)
				: refuse('malformed', `${figure.title}は数字で入れてください（単位は${figure.unit}）。`);
		}
		case 'date': {
			const day = words.normalize('NFKC').replaceAll('/', '-');
			return isDay(day) ? accept(day) : refuse('malformed', `${figure.title}は日付で入れてください（例：2027-03-31）。`);
		}
		case 'words':
			return accept(words);
	}
}
