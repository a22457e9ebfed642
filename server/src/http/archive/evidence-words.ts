import type { EvidenceView } from '@renkei/api';
import { actPath } from '@renkei/ledger';
import { type SigningIntent, signoffState, type Template } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import type { ActWords, JournalWords } from '../../papers/archive/archive-pages.ts';
import { signoffOf } from '../../storage/grant-facts.ts';
import type { ArchiveFacts } from '../../usecases/archive/load.ts';
import { titleOf } from './plan-words.ts';

const stateWords = { valid: '有効', lapsed: '失効', withdrawn: '撤回' } as const;

/** Where the receipt of an act stands in the archive of its own body. */
export const receiptPath = (number: number): string => `receipts/${String(number).padStart(4, '0')}.pdf`;

/** The acts of signing as the page of the archive tells them. @param papers the receipts that there are */
export function actWords(facts: ArchiveFacts, own: string, papers: { has(path: string): boolean }): ActWords[] {
	const states = new Map(
		facts.parts.flatMap(({ facts: { signoffs }, compared }) =>
			signoffs.map((row) => [row.id, stateWords[signoffState(signoffOf(row), compared)]] as const),
		),
	);
	return facts.acts.map(({ row, signoffs }) => {
		const intent = JSON.parse(row.intent) as SigningIntent & ActWords['intent'];
		return {
			...{ number: row.number, at: row.at, intent, evidence: JSON.parse(row.evidence) as EvidenceView },
			path: actPath(row.number),
			receipt: row.body === own && papers.has(receiptPath(row.number)) ? receiptPath(row.number) : null,
			states: intent.parts.map((part) => {
				const of = part.signoff ?? signoffs.find((signoff) => signoff.part === part.part)?.id;
				return states.get(of ?? '') ?? '';
			}),
		};
	});
}

/** Kinds of acts in the journal. What is not here stands by its own name. */
const kindWords: Readonly<Record<string, string>> = {
	freeze: '凍結',
	reopen: '凍結の解除',
	signoff: '確認・決裁の記録',
	withdrawal: '撤回',
	'later-view': '後閲',
	representative: '代表団体の決定',
	drafting: '委託事業者の下書き',
	'suggest-only': '提案のみの節',
	members: '席',
	policy: '決裁の決まり',
	edition: '計画の版',
	figure: '版の数字への答え',
	'thread-resolved': '指摘の解決',
	'suggestion-accepted': '提案の反映',
	'suggestion-declined': '提案の見送り',
	'round-released': '指摘の公開',
	passkey: 'パスキー',
	correction: '軽微な修正',
	'correction-objected': '軽微な修正への異議',
	'correction-carried': '軽微な修正の結果',
	reminder: '決裁の催促',
};

/** Details that the journal keeps in short. */
const detailWords: Readonly<Record<string, string>> = { allowed: '許可', stopped: '停止' };

/** The journal as the page of the archive tells it. */
export function journalWords(facts: ArchiveFacts, { grant, template }: { grant: PlanGrant; template: Template }): JournalWords[] {
	const nameOf = (code: string | null | undefined) => grant.parties.find((party) => party.code === code)?.name ?? '';
	const rows = new Map(facts.parts.map(({ facts: { row } }) => [row.id, row]));
	return facts.journal.map(({ at, seat, kind, part, detail }) => {
		const row = part === null ? undefined : rows.get(part);
		const by = facts.seats.get(seat);
		const place = row === undefined ? '' : `${titleOf(template, row.key)} ${row.body === null ? '' : nameOf(row.body)}`.trim();
		return {
			at,
			by: `${nameOf(by?.party)} ${by?.person ?? ''}`.trim(),
			what: kindWords[kind] ?? kind,
			place,
			detail: kind === 'drafting' ? (detailWords[detail] ?? detail) : detail.replace(/ open$/, '（だれでも書けるように戻した）'),
		};
	});
}
