import { files as paths, type ThreadView } from '@renkei/api';
import { fileBytes } from '@renkei/ledger';
import { accept, type Result } from '@renkei/plan';
import { commentsPage, evidencePage, historyPage, planPage, readme } from '../../papers/archive/archive-pages.ts';
import { planPaper } from '../../papers/archive/archive-paper.ts';
import type { PdfJob } from '../../papers/pdf/pdf-job.ts';
import type { PdfMaker } from '../../papers/pdf/start-pdf-worker.ts';
import { receiptPaper } from '../../papers/receipt/receipt-paper.ts';
import type { Files } from '../../usecases/archive/files.ts';
import type { ArchiveFacts } from '../../usecases/archive/load.ts';
import { takeArchive } from '../../usecases/archive/take-archive.ts';
import { readSigningAct } from '../../usecases/signing/read-act.ts';
import { zipOf } from '../archive/archive-zip.ts';
import { actWords, journalWords, receiptPath } from '../archive/evidence-words.ts';
import { planWords, titleOf } from '../archive/plan-words.ts';
import { startTurns } from '../archive/turns.ts';
import { type Handler, type PlanCall, plain } from '../call.ts';
import type { PaperFile } from '../file-answer.ts';
import { presentSigningAct } from '../present/signing.ts';
import { checkRoutes } from './checks.ts';
import { correctionRoutes } from './corrections.ts';
import { historyRoutes } from './history.ts';
import { planRoutes } from './plans.ts';
import { policyRoutes } from './policies.ts';

/** Doors whose answers go into the archive as they are: what the screens show this body. */
const views = {
	plan: planRoutes.plan,
	template: planRoutes.template,
	threads: planRoutes.planThreads,
	budget: planRoutes.budget,
	kpis: planRoutes.kpis,
	checks: checkRoutes.checks,
	revisions: historyRoutes.revisions,
	policies: policyRoutes.policies,
	corrections: correctionRoutes.corrections,
} as const;

/** What they answer this seat. What is refused to it has no file. */
async function viewFiles(call: PlanCall): Promise<{ files: Files; threads: readonly ThreadView[] }> {
	const files: Files = new Map();
	let threads: readonly ThreadView[] = [];
	for (const [name, handler] of Object.entries(views)) {
		const answer = await handler.run(call, undefined);
		if (answer.ok) {
			const body = JSON.parse(JSON.stringify(answer.value.body)) as unknown;
			files.set(`data/${name}.json`, fileBytes(body));
			threads = name === 'threads' ? (body as { readonly threads: readonly ThreadView[] }).threads : threads;
		}
	}
	return { files, threads };
}

const planPath = 'plan.pdf';

/** Papers that could not be made. */
const missingPapers = ({ acts }: ArchiveFacts, { own, papers }: { readonly own: string; readonly papers: Files }): string[] =>
	[planPath, ...acts.filter(({ row }) => row.body === own).map(({ row }) => receiptPath(row.number))].filter(
		(path) => !papers.has(path),
	);

const threadKinds: Readonly<Record<string, string>> = {
	comment: 'コメント',
	question: '質問',
	'must-fix': '必ず直す',
	suggestion: '提案',
	'pre-consultation': '事前相談',
};

function pageFiles(
	call: PlanCall,
	facts: ArchiveFacts,
	{ threads, papers }: { readonly threads: readonly ThreadView[]; readonly papers: Files },
): Map<string, string> {
	const { grant, moment, deps } = call;
	const { template } = deps;
	const words = planWords(facts, { grant, template, at: moment.at });
	const rows = new Map(facts.parts.map(({ facts: { row } }) => [row.id, row]));
	const nameOf = (code: string) => grant.parties.find((party) => party.code === code)?.name ?? code;
	const place = ({ part }: ThreadView): string => {
		const row = rows.get(part);
		return row === undefined ? '' : `${titleOf(template, row.key)}${row.body === null ? '' : ` ${nameOf(row.body)}`}`;
	};
	return new Map([
		['index.html', planPage(words)],
		[
			'evidence.html',
			evidencePage(actWords(facts, grant.seat.party.code, papers), (key) => titleOf(template, key).replace(/^\d+ /, '')),
		],
		['history.html', historyPage(journalWords(facts, { grant, template }))],
		[
			'comments.html',
			commentsPage(threads, {
				place,
				kind: ({ kind }) => threadKinds[kind] ?? kind,
				state: ({ state }) => (state === 'open' ? '未解決' : '解決'),
			}),
		],
		[
			'読み方.txt',
			readme({ plan: words.plan, body: words.body, missing: missingPapers(facts, { own: grant.seat.party.code, papers }) }),
		],
	]);
}

/**
 * The plan as a paper, and the receipts of the body's own acts. A paper that cannot be made keeps nobody from the record: the
 * same stands in the pages and the data.
 */
async function paperFiles(call: PlanCall, facts: ArchiveFacts, pdf: PdfMaker): Promise<Result<Files>> {
	const { deps, grant, moment } = call;
	const files: Files = new Map();
	const add = async (path: string, job: PdfJob): Promise<Result<null>> => {
		const made = await pdf.pdfOf(job);
		if (made.ok) {
			files.set(path, made.value);
		}
		// Where too many wait for papers, the archive waits as well.
		return made.ok || made.refusal.code !== 'too-fast' ? accept(null) : made;
	};
	const plan = await add(planPath, planPaper(planWords(facts, { grant, template: deps.template, at: moment.at })));
	if (!plan.ok) {
		return plan;
	}
	for (const { row } of facts.acts.filter((act) => act.row.body === grant.seat.party.code)) {
		const act = await readSigningAct(deps, { grant, act: row.id });
		if (!act.ok) {
			return act;
		}
		const paper = receiptPaper(presentSigningAct(act.value), (key) => titleOf(deps.template, key).replace(/^\d+ /, ''));
		const made = await add(receiptPath(row.number), paper);
		if (!made.ok) {
			return made;
		}
	}
	return accept(files);
}

/** The archive of a body as a zip. */
export function archiveZip(pdf: PdfMaker): Handler {
	const turns = startTurns();
	return {
		on: 'plan',
		...plain<PlanCall>(async (call) => {
			const { deps, session, moment } = call;
			const ask = { session, moment, plan: call.grant.plan.id };
			return turns.take(session.personId, async () => {
				const taken = await takeArchive(deps, ask, async (facts, grant) => {
					const now = { ...call, grant };
					const views = await viewFiles(now);
					const papers = await paperFiles(now, facts, pdf);
					if (!papers.ok) {
						return papers;
					}
					const pages = [...pageFiles(now, facts, { threads: views.threads, papers: papers.value })].map(
						([path, words]) => [path, new TextEncoder().encode(words)] as const,
					);
					return accept(new Map([...views.files, ...papers.value, ...pages]));
				});
				if (!taken.ok) {
					return taken;
				}
				const { grant, files } = taken.value;
				const day = moment.today.replaceAll('-', '');
				const file: PaperFile = {
					name: `${grant.seat.party.name}の控え_${grant.plan.title}_${day}.zip`,
					plainName: `renkei-archive-${day}.zip`,
					type: paths.archive.contentType,
					content: await zipOf({ files, at: moment.at }),
				};
				return accept({ body: file });
			});
		}),
	};
}
