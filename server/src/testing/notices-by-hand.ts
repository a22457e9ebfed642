import type { CommentRow, NoticeRow, ThreadRow } from '../storage/tables.ts';
import { newCommentColumns, newThreadColumns } from '../storage/threads.ts';
import type { PracticePlan } from './practice-plan.ts';

/** Rows as the use cases write them, for what is told of them: a thread with its words, a round, an act, a notice. */
export function noticesByHand(practice: PracticePlan) {
	const { db, newId, plan } = practice;
	const at = practice.clock.now().toISOString();
	return {
		/** A notice of a seat. @returns its row */
		async notice(seat: string, kind: string, more: Partial<NoticeRow> = {}): Promise<NoticeRow> {
			const row: NoticeRow = {
				...{ id: newId(), seat, plan, kind, personal: 0, by_seat: null, part: null, thread: null, comment: null },
				...{ round: null, act: null, once: null, at, done_at: null, settled_at: null, mail_time: 'none', mail: null },
				...more,
			};
			await db.insertInto('notice').values(row).execute();
			return row;
		},
		/** An open thread without a comment yet. @returns its id */
		async thread(part: string, more: Partial<ThreadRow> = {}): Promise<string> {
			const id = newId();
			const bare = { id, part, kind: 'question', state: 'open', anchor_start: null, anchor_end: null, quote: null, at };
			const words = { words: null, before: null, after: null };
			await db
				.insertInto('thread')
				.values({ ...newThreadColumns, ...bare, ...words, ...more })
				.execute();
			return id;
		},
		/** Words in a thread, and the seats that they name. @returns the comment's id */
		async comment(
			thread: string,
			seat: string,
			text: string,
			more: Partial<CommentRow> & { readonly named?: readonly string[] } = {},
		): Promise<string> {
			const id = newId();
			const { named = [], ...columns } = more;
			await db
				.insertInto('comment')
				.values({ ...newCommentColumns, id, thread, seat, text, at, ...columns })
				.execute();
			for (const name of named) {
				await db.insertInto('mention').values({ comment: id, seat: name, at: null }).execute();
			}
			return id;
		},
		/** A round of a party. @returns its id */
		async round(party: string, seat: string, released: boolean): Promise<string> {
			const id = newId();
			const when = { created_at: at, released_at: released ? at : null, revision: null };
			const row = { id, plan, number: released ? 9 : null, kind: 'review', title: '机上の確かめ', party, seat, ...when };
			await db.insertInto('review_round').values(row).execute();
			return id;
		},
		/** A line of the journal. @returns its id */
		async act(kind: string, part: string | null, detail: string): Promise<string> {
			const id = newId();
			await db.insertInto('act').values({ id, plan, part, seat: 'seat-asagiri-lead', kind, detail, at }).execute();
			return id;
		},
	};
}
