import type { OpenItemView } from '@renkei/api';
import { useNavigate } from '@tanstack/react-router';
import { useText } from '../../text/language.tsx';
import { openItemsText } from '../../text/open-items.ts';
import { Checkbox, Select } from '../../ui/index.ts';
import { choicesOf, type Narrowed } from './narrow.ts';

const kinds = ['question', 'must-fix', 'comment', 'suggestion', 'pre-consultation'] as const;

/** The address without what is not narrowed. */
export function searchOf(narrowed: Narrowed): { [key in keyof Narrowed]?: string } {
	return Object.fromEntries(Object.entries(narrowed).filter(([, value]) => value !== undefined && value !== ''));
}

/** What the list is narrowed to. It stands in the address, so that a narrowed list can be sent to somebody. */
export function Filters({ items, narrowed }: { items: readonly OpenItemView[]; narrowed: Narrowed }) {
	const t = useText(openItemsText);
	const navigate = useNavigate();
	const go = (to: Narrowed) =>
		void navigate({ to: '/open-items', search: searchOf({ ...narrowed, ...to }), replace: true, resetScroll: false });
	const { plans, sections } = choicesOf(items, narrowed.plan);
	return (
		<search className="open-items-filters" aria-label={t.filter}>
			<Select
				label={t.plan}
				value={narrowed.plan ?? ''}
				// The section of one plan need not have anything in another.
				onChange={({ target }) => go({ plan: target.value, section: undefined })}
			>
				<option value="">{t.allPlans}</option>
				{plans.map(({ id, title }) => (
					<option key={id} value={id}>
						{title}
					</option>
				))}
			</Select>
			<Select label={t.section} value={narrowed.section ?? ''} onChange={({ target }) => go({ section: target.value })}>
				<option value="">{t.allSections}</option>
				{sections.map(({ key, title }) => (
					<option key={key} value={key}>
						{/^\d/.test(key) ? `${key} ${title}` : title}
					</option>
				))}
			</Select>
			<Select label={t.kind} value={narrowed.kind ?? ''} onChange={({ target }) => go({ kind: target.value })}>
				<option value="">{t.allKinds}</option>
				{kinds.map((kind) => (
					<option key={kind} value={kind}>
						{t.kinds[kind]}
					</option>
				))}
			</Select>
			<div className="open-items-filters__marks">
				<Checkbox checked={narrowed.mine !== undefined} onChange={({ target }) => go({ mine: target.checked ? '1' : undefined })}>
					{t.mine}
				</Checkbox>
				<Checkbox checked={narrowed.late !== undefined} onChange={({ target }) => go({ late: target.checked ? '1' : undefined })}>
					{t.late}
				</Checkbox>
			</div>
		</search>
	);
}
