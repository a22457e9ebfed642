import type { ChecksView, FigureView, PlanView } from '@renkei/api';
import { checksText } from '../../text/checks.ts';
import { longDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { Disclosure, Icon } from '../../ui/index.ts';
import { FigureForm } from './figure-form.tsx';
import { figurePlace } from './figure-link.tsx';
import { VerdictMark } from './verdict-mark.tsx';

/** 版の数字と出典: what the edition's figures are, where each is from, and the place for an answer. */
export function Figures({ plan, view }: { plan: PlanView; view: ChecksView }) {
	const t = useText(checksText);
	const wanted = new Set(view.checks.flatMap(({ figures }) => figures));
	const awaited = view.figures.filter(({ key, answer }) => wanted.has(key) || answer !== null);
	const others = view.figures.filter((figure) => !awaited.includes(figure));
	return (
		<section aria-labelledby="checks-figures" className="checks-figures">
			<h2 id="checks-figures">{t.figuresTitle}</h2>
			<p>{t.figuresLead}</p>
			{view.mayAnswer ? null : <p className="ui-sub">{t.answerWho}</p>}
			<FigureList plan={plan} figures={awaited} mayAnswer={view.mayAnswer} />
			{others.length === 0 ? null : (
				<Disclosure summary={t.figuresOthers(others.length)}>
					<FigureList plan={plan} figures={others} mayAnswer={view.mayAnswer} />
				</Disclosure>
			)}
		</section>
	);
}

function FigureList({ plan, figures, mayAnswer }: { plan: PlanView; figures: readonly FigureView[]; mayAnswer: boolean }) {
	return (
		<ul className="ui-list">
			{figures.map((figure) => (
				<li key={figure.key} id={figurePlace(figure.key)} tabIndex={-1} className="checks-figure">
					<FigureRow plan={plan} figure={figure} mayAnswer={mayAnswer} />
				</li>
			))}
		</ul>
	);
}

function FigureRow({ plan, figure, mayAnswer }: { plan: PlanView; figure: FigureView; mayAnswer: boolean }) {
	const t = useText(checksText);
	const { language } = useLanguage();
	const { answer, confirmed, title, source } = figure;
	const dated = (words: string) =>
		/^\d{4}-\d{2}-\d{2}/.test(words) ? longDate(words.slice(0, 10), language).replace(/（.）$/, '') : words;
	const value = answer?.value ?? figure.value;
	return (
		<>
			<div className="checks-figure__state">
				{confirmed || answer !== null ? (
					<span className="ui-mark ui-mark--good">
						<Icon name="check-ring" />
						<span>{confirmed ? t.confirmed : t.answered}</span>
					</span>
				) : (
					<VerdictMark verdict="出典待ち" />
				)}
			</div>
			<div className="checks-figure__words">
				<h3>{title}</h3>
				<p className="checks-figure__value">{value === null ? t.unknownValue : dated(value)}</p>
				<p className="ui-sub">{answer === null ? source : t.answeredBy(answer.person, answer.source, dated(answer.sourcedOn))}</p>
				{confirmed || !mayAnswer ? null : (
					<Disclosure summary={answer === null ? t.answerOpen : t.answerChange}>
						<FigureForm plan={plan} figure={figure} />
					</Disclosure>
				)}
			</div>
		</>
	);
}
