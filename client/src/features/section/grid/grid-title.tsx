import type { TableSpec } from '@renkei/plan';
import { gridText } from '../../../text/grid.ts';
import { useText } from '../../../text/language.tsx';
import { Button, Icon, Menu } from '../../../ui/index.ts';

/** What a table is called and for, the keys where it can be written, and how wide it stands. */
export function GridTitle({
	spec,
	editable,
	wide,
	onWide,
}: {
	spec: TableSpec;
	editable: boolean;
	wide: boolean;
	onWide: (wide: boolean) => void;
}) {
	const t = useText(gridText);
	return (
		<div className="grid__title">
			<h3>{spec.title}</h3>
			<p className="ui-sub">{spec.help}</p>
			{editable ? <Keys /> : null}
			<Button size="xs" kind="text" aria-pressed={wide} onClick={() => onWide(!wide)}>
				<Icon name="window" />
				{wide ? t.narrow : t.wide}
			</Button>
		</div>
	);
}

function Keys() {
	const t = useText(gridText);
	return (
		<Menu summary={t.keys}>
			<dl className="grid__keys">
				{t.keyList.map(([keys, what]) => (
					<div key={keys}>
						<dt>{keys}</dt>
						<dd>{what}</dd>
					</div>
				))}
			</dl>
		</Menu>
	);
}
