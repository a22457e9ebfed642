import { partPath } from '@renkei/ledger';
import { type ColumnSpec, type PartContent, partSpecOf, type Scalar, type Template, unitOf, valueText } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import type { PartWords, PlanWords, SectionWords } from '../../papers/archive/archive-paper.ts';
import { partFile } from '../../usecases/archive/files.ts';
import type { ArchiveFacts } from '../../usecases/archive/load.ts';
import { sectionTitle } from '../../usecases/status/section-title.ts';

const stateWords = { drafting: '作成中', frozen: '凍結', decided: '決裁済' } as const;

/** 「02 地域課題・現状」; walled parts have no number. */
export function titleOf(template: Template, key: string): string {
	const { title } = sectionTitle(template, key);
	return /^\d/.test(key) ? `${key} ${title}` : title;
}

const headOf = (column: ColumnSpec): string => {
	const unit = unitOf(column);
	return unit === null ? column.title : `${column.title}（${unit}）`;
};

function tableWords(content: PartContent, template: Template): PartWords['tables'] {
	return (partSpecOf(template, content)?.tables ?? []).map((spec) => ({
		title: spec.title,
		heads: spec.columns.map(headOf),
		rows: (content.tables.find(({ key }) => key === spec.key)?.rows ?? []).map((row: Readonly<Record<string, Scalar>>) =>
			spec.columns.map((column) => valueText(column, row[column.key])),
		),
	}));
}

function fieldWords(content: PartContent, template: Template): PartWords['fields'] {
	const values = new Map(content.fields.map(({ key, value }) => [key, value]));
	return (partSpecOf(template, content)?.fields ?? []).map((spec) => {
		const unit = unitOf(spec);
		const value = values.get(spec.key);
		const words = valueText(spec, value);
		return [spec.title, value === undefined || unit === null ? words : `${words}${unit}`];
	});
}

/** What a body reads of a plan, as its papers tell it. */
export function planWords(facts: ArchiveFacts, of: { grant: PlanGrant; template: Template; at: string }): PlanWords {
	const { grant, template, at } = of;
	const nameOf = (code: string) => grant.parties.find((party) => party.code === code)?.name ?? code;
	const sections = new Map<string, SectionWords & { readonly parts: PartWords[] }>();
	for (const status of facts.parts) {
		const { key, body } = status.facts.row;
		const { content, contentHash, state } = partFile(status, facts);
		const section = sections.get(key) ?? { title: titleOf(template, key), parts: [] };
		section.parts.push({
			owner: body === null ? '共通' : nameOf(body),
			state: stateWords[state],
			hash: contentHash,
			path: partPath(key, body),
			fields: fieldWords(content, template),
			tables: tableWords(content, template),
			prose: content.prose,
		});
		sections.set(key, section);
	}
	const { plan, seat } = grant;
	return { plan: plan.title, body: seat.party.name, person: seat.person, at, sections: [...sections.values()] };
}
