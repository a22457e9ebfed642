import type { Addressee } from '@renkei/plan';
import { commentsText } from '../../text/comments.ts';
import { commentsFormText } from '../../text/comments-form.ts';
import { longDate, shortDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { Select, TextField } from '../../ui/index.ts';
import { type AddressGroup, addresseeOf, choiceOf } from './addressees.ts';
import { useCardScope } from './card-scope.tsx';
import { daysLeft, readDue } from './due.ts';

/** Whom a comment asks and until when, as it stands in the fields. */
export interface Asked {
	/** Value of the choice. */
	readonly to: string;
	/** The last day as typed. */
	readonly due: string;
}

/** Nobody, and no last day. */
export const nothingAsked: Asked = { to: '', due: '' };

/** The fields 宛先 and 期限. */
export function AddressFields({
	asked,
	groups,
	standing = null,
	before,
	dueId,
	faulty,
	onAsked,
}: {
	asked: Asked;
	groups: readonly AddressGroup[];
	/** The addressee as it stands; the plan may no longer have that seat. */
	standing?: { readonly choice: string; readonly words: string } | null;
	/** The last day as it stands; it may stay though it has passed. */
	before: string | null;
	dueId: string;
	/** Whether what is wrong is said: only once it was to be sent. */
	faulty: boolean;
	onAsked: (asked: Asked) => void;
}) {
	const t = useText(commentsFormText);
	const { language } = useLanguage();
	const { today } = useCardScope();
	const due = readDue(asked.due, today, before);
	const known = addresseeOf(asked.to, groups) !== null;
	const stands = standing !== null && standing.choice !== '' && addresseeOf(standing.choice, groups) === null;
	return (
		<div className="address-fields">
			<Select
				label={t.to}
				support={t.toHelp}
				value={known || (stands && asked.to === standing.choice) ? asked.to : ''}
				onChange={(event) => onAsked({ ...asked, to: event.target.value })}
			>
				<option value="">{t.toNobody}</option>
				{stands ? <option value={standing.choice}>{standing.words}</option> : null}
				{groups.map(({ party, seats }) => (
					<optgroup key={party.code} label={party.name}>
						<option value={choiceOf({ party: party.code, seat: null })}>{t.toParty(party.name)}</option>
						{seats.map(({ seat, person, post }) => (
							<option key={seat} value={choiceOf({ party: party.code, seat })}>
								{t.toSeat(person, post)}
							</option>
						))}
					</optgroup>
				))}
			</Select>
			<TextField
				id={dueId}
				label={t.due}
				support={t.dueHelp}
				error={faulty && due.kind === 'fault' ? t.dueFaults[due.fault] : null}
				value={asked.due}
				autoComplete="off"
				onChange={(event) => onAsked({ ...asked, due: event.target.value })}
			/>
			{due.kind === 'day' ? <DueRead day={due.day} left={daysLeft(due.day, today)} language={language} /> : null}
		</div>
	);
}

/** The day as it was understood. */
function DueRead({ day, left, language }: { day: string; left: number; language: 'ja' | 'en' }) {
	const t = useText(commentsFormText);
	const words = longDate(day, language);
	return <p className="ui-sub ui-number">{left < 0 ? t.duePast(words) : t.dueRead(words, left)}</p>;
}

/** Whom and until when in a few words, for the closed fold; empty for neither. */
export function useAskedWords(asked: Asked, groups: readonly AddressGroup[]): string {
	const t = useText(commentsText);
	const { language } = useLanguage();
	const { today } = useCardScope();
	const to = addresseeOf(asked.to, groups);
	const due = readDue(asked.due, today);
	const words = [to === null ? '' : namesOf(to, groups, t.personOf), due.kind === 'day' ? shortDate(due.day, language) : ''];
	return words.filter((word) => word !== '').join('・');
}

function namesOf(to: Addressee, groups: readonly AddressGroup[], both: (party: string, person: string) => string): string {
	const group = groups.find(({ party }) => party.code === to.party);
	const seat = group?.seats.find((one) => one.seat === to.seat);
	const party = group?.party.name ?? '';
	return seat === undefined ? party : both(party, seat.person === '' ? seat.post : seat.person);
}
