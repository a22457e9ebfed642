import type { PartyView } from '@renkei/api';
import { setField } from '@renkei/part-doc';
import type { FieldSpec, Scalar } from '@renkei/plan';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { fieldText } from '../../text/section-values.ts';
import { unitOf } from '../../text/values.ts';
import { Field } from '../../ui/index.ts';
import type { OpenPart } from './open-part.ts';
import { useFieldComments } from './places/field-comments.tsx';
import { useInside } from './presence/use-inside.ts';
import { fieldPlaceId } from './rows/block.ts';
import { shown } from './rows/read-row.tsx';
import { useFields } from './rows/watched.ts';
import { ValueInput } from './values/value-input.tsx';

/** The scalar fields of a part: a form where the seat may write, a list of words where it may not. */
export function PartFields({
	open,
	fields,
	members,
}: {
	open: OpenPart;
	fields: readonly FieldSpec[];
	members: readonly PartyView[];
}) {
	const values = useFields(open.doc);
	if (fields.length === 0) {
		return null;
	}
	return open.editable ? (
		<FieldForm open={open} fields={fields} values={values} members={members} />
	) : (
		<FieldWords open={open} fields={fields} values={values} members={members} />
	);
}

interface Shared {
	readonly open: OpenPart;
	readonly fields: readonly FieldSpec[];
	readonly values: Readonly<Record<string, Scalar>>;
	readonly members: readonly PartyView[];
}

function useTitle(): (field: FieldSpec) => string {
	const t = useText(fieldText);
	return (field) => {
		const unit = unitOf(field);
		return unit === null ? field.title : t.withUnit(field.title, unit);
	};
}

function FieldForm({ open, fields, values, members }: Shared) {
	const common = useText(commonText);
	const title = useTitle();
	const onInside = useInside(open);
	const comments = useFieldComments(open.part, fields, values);
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the fields inside
		<div className="fields" onKeyDown={comments.onKeyDown}>
			{fields.map((field) => {
				const id = fieldPlaceId(open.part.id, field.key);
				return (
					<Field
						key={field.key}
						id={id}
						label={title(field)}
						need={field.required ? { kind: 'required', word: common.required } : undefined}
						support={field.help}
						beside={comments.button(field)}
						className={field.type === 'long' ? 'fields__wide' : ''}
						control={(ties) => (
							<ValueInput
								spec={field}
								value={values[field.key] ?? null}
								saved={open.saved}
								id={id}
								describedBy={ties['aria-describedby']}
								lacking={false}
								members={members}
								onWrite={(value) => setField(open.doc, field.key, value)}
								onInside={onInside}
							/>
						)}
					/>
				);
			})}
		</div>
	);
}

function FieldWords({ open, fields, values, members }: Shared) {
	const common = useText(commonText);
	const title = useTitle();
	const comments = useFieldComments(open.part, fields, values);
	return (
		<dl className="rows__words fields__words">
			{fields.map((field) => {
				const value = values[field.key];
				return (
					<div key={field.key} className="ui-place-line">
						<dt>
							{title(field)}
							{comments.button(field)}
						</dt>
						<dd>{value === undefined || value === '' ? common.none : shown(value, field, members)}</dd>
					</div>
				);
			})}
		</dl>
	);
}
