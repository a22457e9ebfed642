import './paper.css';
import type { ContentView, PartView, PlanView, SectionView, SignoffView } from '@renkei/api';
import { memberships, partSpecOf, type Template } from '@renkei/plan';
import { useNow } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { clockTime, longDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { printText } from '../../text/print.ts';
import { listText, statusText } from '../../text/status.ts';
import { useValueWords } from '../../text/value-words.ts';
import { Badge, Button, hasContent, Icon, PartReader, type ReadContent, StatusMark } from '../../ui/index.ts';
import { SignoffTable } from './signoff-table.tsx';

interface PaperProps {
	readonly plan: PlanView;
	readonly template: Template;
	readonly contents: readonly ContentView[];
	readonly signoffs: readonly SignoffView[];
}

const contentOf = (contents: readonly ContentView[], part: PartView): ReadContent =>
	(contents.find((content) => content.part === part.id)?.content ?? {}) as ReadContent;

/** Sections of which no part that this seat may read holds anything. */
function emptyKeys(plan: PlanView, contents: readonly ContentView[]): ReadonlySet<string> {
	return new Set(
		plan.sections
			.filter((section) => section.parts.every((part) => !hasContent(contentOf(contents, part))))
			.map((section) => section.key),
	);
}

const nameOf = (section: SectionView) => (/^\d/.test(section.key) ? `${section.key} ${section.title}` : section.title);

function Cover({ plan, empty }: { plan: PlanView; empty: ReadonlySet<string> }) {
	const t = useText(printText);
	const common = useText(commonText);
	const lists = useText(listText);
	const { language } = useLanguage();
	const now = useNow();
	const present = memberships.filter((membership) => plan.parties.some((party) => party.membership === membership));
	const emptyNames = plan.sections.filter((section) => empty.has(section.key)).map(nameOf);
	return (
		<header className="paper-cover">
			<h1>{plan.title}</h1>
			<p>
				{common.scheme(plan.scheme)}　{t.asOf(longDate(now.toISOString(), language), clockTime(now.toISOString()))}
			</p>
			{plan.practice ? (
				<p className="paper-practice">
					<Badge>{common.practice}</Badge>
					<span className="ui-sub">{t.practice}</span>
				</p>
			) : null}
			<section aria-labelledby="paper-parties">
				<h2 id="paper-parties">{t.parties}</h2>
				<ul className="ui-list">
					{present.map((membership) => (
						<li key={membership}>
							{t.partyAs(
								lists.membership[membership] ?? membership,
								common.listed(
									plan.parties
										.filter((party) => party.membership === membership)
										.map((party) =>
											party.code === plan.representative ? `${party.name}（${lists.representative}）` : party.name,
										),
								),
							)}
						</li>
					))}
				</ul>
			</section>
			<nav aria-labelledby="paper-contents">
				<h2 id="paper-contents">{t.contents}</h2>
				<ol className="ui-list paper-contents">
					{plan.sections.map((section) => (
						<li key={section.key}>
							<a href={`#paper-${section.key}`}>{nameOf(section)}</a>
							{empty.has(section.key) ? <span className="ui-sub">　{t.emptyMark}</span> : null}
						</li>
					))}
				</ol>
			</nav>
			<p>{emptyNames.length === 0 ? t.emptyNone : t.empty(common.listed(emptyNames))}</p>
		</header>
	);
}

function Part({ plan, part, template, contents }: Omit<PaperProps, 'signoffs'> & { part: PartView }) {
	const common = useText(commonText);
	const status = useText(statusText);
	const words = useValueWords(plan.parties);
	const spec = partSpecOf(template, part);
	const body = plan.parties.find((party) => party.code === part.body)?.name ?? part.body;
	return (
		<div className="paper-part">
			<h3>
				<span>{body === null ? common.trunk : /^\d/.test(part.key) ? common.partOf(body) : body}</span>
				<StatusMark kind={part.state}>{status[part.state]}</StatusMark>
			</h3>
			{spec === null ? null : <PartReader spec={spec} content={contentOf(contents, part)} words={words} under={3} />}
		</div>
	);
}

/** The whole plan as a paper, as far as this seat may read it. */
export function Paper({ plan, template, contents, signoffs }: PaperProps) {
	const t = useText(printText);
	const empty = emptyKeys(plan, contents);
	return (
		<div className="paper">
			<div className="paper-act">
				<p className="ui-sub">{t.help}</p>
				<Button kind="solid" onClick={() => window.print()}>
					<Icon name="print" />
					{t.print}
				</Button>
			</div>
			<Cover plan={plan} empty={empty} />
			{plan.sections.map((section) => (
				<section key={section.key} className="paper-section" aria-labelledby={`paper-${section.key}`}>
					<h2 id={`paper-${section.key}`} tabIndex={-1}>
						{nameOf(section)}
					</h2>
					{section.parts.map((part) => (
						<Part key={part.id} plan={plan} part={part} template={template} contents={contents} />
					))}
					{section.parts.some((part) => part.standings.length > 0) ? (
						<SignoffTable
							plan={plan}
							section={section}
							signoffs={signoffs.filter((signoff) => section.parts.some((part) => part.id === signoff.part))}
						/>
					) : null}
				</section>
			))}
		</div>
	);
}
