import type { OpenItemsView } from '@renkei/api';
import { Link } from '@tanstack/react-router';
import { openItemsFile } from '../../api/index.ts';
import { useText } from '../../text/language.tsx';
import { openItemsText } from '../../text/open-items.ts';
import { buttonClass } from '../../ui/index.ts';
import { Filters } from './filters.tsx';
import { type Narrowed, narrow } from './narrow.ts';
import { OpenItemsTable } from './open-items-table.tsx';

/** 未対応の指摘: what is open on every plan of this person, to be worked off and to be taken along as a file. */
export function OpenItems({ view, narrowed }: { view: OpenItemsView; narrowed: Narrowed }) {
	const t = useText(openItemsText);
	const shown = narrow(view.items, narrowed);
	return (
		<>
			<div className="open-items-head">
				<div>
					<h1>{t.heading(view.total)}</h1>
					<p className="ui-sub">{t.scope}</p>
				</div>
				{view.total === 0 ? null : (
					<div className="open-items-head__file">
						<a
							href={openItemsFile(narrowed.plan ?? null)}
							download
							className={buttonClass('outline')}
							aria-describedby="open-items-file"
						>
							{t.csv}
						</a>
						<p className="ui-sub" id="open-items-file">
							{t.csvHelp}
						</p>
					</div>
				)}
			</div>
			{view.total === 0 ? (
				<p className="ui-body-text">
					{t.none} <Link to="/plans">{t.toPlans}</Link>
				</p>
			) : (
				<Filters items={view.items} narrowed={narrowed} />
			)}
			{view.total > view.items.length ? <p>{t.cut(view.items.length)}</p> : null}
			<p className={shown.length === view.total ? 'ui-hidden' : 'ui-sub'} role="status">
				{view.total === 0 ? '' : t.shown(shown.length)}
			</p>
			{view.total > 0 && shown.length === 0 ? (
				<p>
					{t.noneFits}{' '}
					<Link to="/open-items" search={{}} replace>
						{t.showAll}
					</Link>
				</p>
			) : null}
			{shown.length === 0 ? null : <OpenItemsTable items={shown} narrowed={narrowed} />}
		</>
	);
}
