import { editions, type PartSpec, type Template } from '@renkei/plan';

function presentSpec(spec: PartSpec) {
	return {
		question: spec.question,
		guide: spec.guide,
		fields: spec.fields,
		tables: spec.tables.map((table) => ({ ...table, root: `rows:${table.key}` })),
	};
}

/** The template as data: for each table the Yjs root of its rows and its columns. */
export function presentTemplate(template: Template, editionKey: string): Record<string, unknown> {
	return {
		key: template.key,
		sections: template.sections.map((section) => ({
			key: section.key,
			title: section.title,
			shortTitle: section.shortTitle,
			help: section.help,
			writers: section.writers,
			signing: section.signing,
			trunk: presentSpec(section.trunk),
			perBody: section.perBody === null ? null : presentSpec(section.perBody),
		})),
		quotes: presentSpec(template.quotes),
		memo: presentSpec(template.memo),
		edition: editions.find((edition) => edition.key === editionKey) ?? null,
	};
}
