import { proposalPieces } from '@renkei/part-doc';
import { useMemo, useState } from 'react';
import { useText } from '../../text/language.tsx';
import { roundsText } from '../../text/rounds.ts';
import { Disclosure, EditWords } from '../../ui/index.ts';

/** More letters than this make the row so tall that the next one is out of sight: they are folded. */
const SHORT = 120;

/** The words when the round was released and now, as one line of reading. */
export function WordsThenNow({ before, after, name }: { before: string | null; after: string | null; name: string }) {
	const t = useText(roundsText);
	const [open, setOpen] = useState(false);
	if (before === null && after === null) {
		return <p className="ui-sub">{t.noWords}</p>;
	}
	if (before === after) {
		return <p className="ui-sub">{t.unchanged}</p>;
	}
	const [then, now] = [before ?? '', after ?? ''];
	if (then.length + now.length <= 2 * SHORT) {
		return <Compared before={then} after={now} />;
	}
	return (
		<Disclosure
			summary={
				<>
					{t.longWords}
					<span className="ui-hidden">{`（${name}）`}</span>
				</>
			}
			open={open}
			onOpen={setOpen}
		>
			{/* Compared only when it is looked at: a round has hundreds of items. */}
			{open ? <Compared before={then} after={now} /> : null}
		</Disclosure>
	);
}

function Compared({ before, after }: { before: string; after: string }) {
	const pieces = useMemo(() => proposalPieces(before, after), [before, after]);
	return (
		<p className="round-table__words">
			<EditWords pieces={pieces} />
		</p>
	);
}
