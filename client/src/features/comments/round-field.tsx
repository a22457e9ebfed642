import type { RoundChoice } from '../../api/index.ts';
import { useText } from '../../text/language.tsx';
import { roundChoices, roundsText } from '../../text/rounds.ts';
import { RadioList } from '../../ui/index.ts';

/** 伝え方: at once, or into a round that this party collects. Nothing while nothing is collected. */
export function RoundField({ choice: { rounds, into, ended, choose }, name }: { choice: RoundChoice; name: string }) {
	const t = useText(roundsText);
	return rounds.length === 0 && !ended ? null : (
		<RadioList
			legend={t.where}
			name={name}
			options={roundChoices(rounds, t)}
			value={into?.id ?? (ended ? null : '')}
			onChoose={choose}
			error={ended ? t.ended : null}
		/>
	);
}
