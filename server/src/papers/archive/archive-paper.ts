import type { Json } from '@renkei/plan';
import type { PdfJob } from '../pdf/pdf-job.ts';
import { paperMoment } from '../receipt/japan-time.ts';
import { proseLines } from './prose-html.ts';

/** A table as it is read: heads, and rows of words. */
export interface TableWords {
	readonly title: string;
	readonly heads: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

/** A part as it is read. */
export interface PartWords {
	/** 「共通」, or the body's name. */
	readonly owner: string;
	/** 作成中, 凍結 or 決裁済. */
	readonly state: string;
	readonly hash: string;
	/** Path of its data in the archive. */
	readonly path: string;
	readonly fields: readonly (readonly [title: string, value: string])[];
	readonly tables: readonly TableWords[];
	readonly prose: Json;
}

export interface SectionWords {
	/** 「02 地域課題・現状」. */
	readonly title: string;
	readonly parts: readonly PartWords[];
}

/** What the papers of an archive tell. */
export interface PlanWords {
	readonly plan: string;
	readonly body: string;
	readonly person: string;
	/** ISO 8601 UTC. */
	readonly at: string;
	readonly sections: readonly SectionWords[];
}

/** Columns beside which no other finds room on a sheet: a wider table stands row by row. */
const MOST_COLUMNS = 8;

/** The words of the plan as a paper. */
export function planPaper({ plan, body, person, at, sections }: PlanWords): PdfJob {
	const data = {
		title: `${plan}（${body}の控え）`,
		author: body,
		plan,
		body,
		taken: `${body} ${person}が${paperMoment(at)}に書き出した控えです。`,
		sections: sections.map(({ title, parts }) => ({
			title,
			parts: parts.map((part) => ({
				owner: part.owner,
				state: part.state,
				hash: part.hash.replace(/^sha256:/, ''),
				fields: part.fields.map(([name, value]) => [name, value]),
				tables: part.tables
					.filter(({ rows }) => rows.length > 0)
					.map(({ title: name, heads, rows }) => ({ name, heads, rows, wide: heads.length > MOST_COLUMNS })),
				prose: proseLines(part.prose),
			})),
		})),
	};
	return { template: 'plan', data, at };
}
