import { type DerivedProposal, type ProposedValue, proposalPieces, valueNow } from '@renkei/part-doc';
import type { ColumnSpec, PartSpec, Scalar } from '@renkei/plan';
import type * as Y from 'yjs';
import { commonText } from '../../../text/common.ts';
import { useText } from '../../../text/language.tsx';
import { useValueWords } from '../../../text/value-words.ts';
import { Deleted, EditWords, Inserted } from '../../../ui/index.ts';
import { useSectionScope } from '../section-scope.tsx';

/** What a draft proposes, one line for each record that it will send. */
export function ProposalPieces({
	derived,
	base,
	spec,
}: {
	derived: Extract<DerivedProposal, { readonly kind: 'pieces' }>;
	base: Y.Doc;
	spec: PartSpec;
}) {
	return (
		<ol className="proposal-pieces">
			{derived.wordings.map(({ start, quote, words }) => (
				<li key={start}>
					<EditWords pieces={proposalPieces(quote, words)} />
				</li>
			))}
			{derived.values.map((value) => (
				<li key={JSON.stringify(value.place)}>
					<ProposedValueLine {...{ value, base, spec }} />
				</li>
			))}
		</ol>
	);
}

function ProposedValueLine({ value: { place, value }, base, spec }: { value: ProposedValue; base: Y.Doc; spec: PartSpec }) {
	const common = useText(commonText);
	const words = useValueWords(useSectionScope().plan.parties);
	const column = columnOf(spec, place);
	const said = (one: Scalar | null | undefined) =>
		column === undefined || one === null || one === undefined ? '' : words.value(column, one);
	const [old, now] = [said(valueNow(base, place)), said(value)];
	return (
		<>
			<strong>{column?.title ?? ''}</strong>
			{'　'}
			{old === '' ? common.none : <Deleted>{old}</Deleted>} {now === '' ? common.none : <Inserted>{now}</Inserted>}
		</>
	);
}

function columnOf(spec: PartSpec, place: ProposedValue['place']): Pick<ColumnSpec, 'title' | 'type' | 'unit'> | undefined {
	return 'field' in place
		? spec.fields.find(({ key }) => key === place.field)
		: spec.tables.find(({ key }) => key === place.table)?.columns.find(({ key }) => key === place.column);
}
