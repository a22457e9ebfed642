import type { PartEvidenceView } from '@renkei/api';
import { commonText } from '../../text/common.ts';
import { longDate, shortDate } from '../../text/dates.ts';
import { evidenceText } from '../../text/evidence.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { listText } from '../../text/status.ts';
import { bodyName } from './names.ts';

const counts = ['decided', 'conditional', 'not-applicable'];

/** Which bodies have decided the words that are frozen now, which are awaited since when, and which have returned them. */
export function StateNow({ evidence }: { evidence: PartEvidenceView }) {
	const t = useText(evidenceText);
	const common = useText(commonText);
	const lists = useText(listText);
	const { language } = useLanguage();
	const { frozen, standings, versions } = evidence;
	if (frozen === null) {
		return <p>{versions.length === 0 ? t.neverFrozen : t.open}</p>;
	}
	const day = longDate(frozen.at, language);
	if (standings.length === 0) {
		return <p>{t.needsNobody(day)}</p>;
	}
	const namesOf = (wanted: (standing: string) => boolean) =>
		standings
			.filter(({ standing }) => wanted(standing))
			.map(({ body, standing }) => {
				const [name, verdict] = [bodyName(evidence, body), lists.verdict[standing]];
				// 条件付同意 and 対象外 are no plain 同意, and are said.
				return verdict === undefined ? name : t.withVerdict(name, verdict);
			});
	const decided = namesOf((standing) => counts.includes(standing));
	const returned = namesOf((standing) => standing === 'returned');
	const awaited = standings.flatMap(({ body, awaitedSince }) =>
		awaitedSince === null ? [] : [t.awaitedBody(bodyName(evidence, body), shortDate(awaitedSince, language))],
	);
	const [have, wait] = [common.listed(decided), common.listed(awaited)];
	const sentence =
		decided.length === standings.length
			? t.allDecided(day, have)
			: awaited.length === 0
				? decided.length === 0
					? // Where nothing was returned either, it is 21 while the plan cannot be decided as a whole.
						(returned.length === 0 ? t.notAsked : t.noneYet)(day)
					: t.onlyDecided(day, have)
				: decided.length === 0
					? t.noneDecided(day, wait)
					: t.someDecided(day, have, wait);
	return (
		<p>
			{sentence}
			{returned.length === 0 ? null : t.returned(common.listed(returned))}
		</p>
	);
}
