import type { CheckVerdict } from '@renkei/plan';
import { checksText } from '../../text/checks.ts';
import { useText } from '../../text/language.tsx';
import { Icon, type IconName } from '../../ui/index.ts';

const looks: Record<CheckVerdict, { readonly icon: IconName; readonly tone: string }> = {
	不適合: { icon: 'cross-ring', tone: 'bad' },
	注意: { icon: 'warning', tone: 'lapsed' },
	情報待ち: { icon: 'question', tone: 'wait' },
	出典待ち: { icon: 'paper', tone: 'wait' },
	適合: { icon: 'check-ring', tone: 'good' },
};

/** A verdict as icon and word, never by colour alone. */
export function VerdictMark({ verdict }: { verdict: CheckVerdict }) {
	const t = useText(checksText);
	const look = looks[verdict];
	return (
		<span className={`ui-mark ui-mark--${look.tone} checks-verdict`}>
			<Icon name={look.icon} />
			<span>{t.verdict[verdict]}</span>
		</span>
	);
}
