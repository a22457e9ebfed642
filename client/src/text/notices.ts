import type { NoticeKind, SigningAct, ThreadKind } from '@renkei/plan';
import { defineText } from './language.tsx';

/** What a notice is told with. */
export interface NoticeFacts {
	/** 「みちしるべ 中村 圭さん」; empty where nobody did it, or nobody who may be named. */
	readonly who: string;
	/** Name of the party whose seat is told. */
	readonly own: string;
	/** Kind of the thread as it is marked: 質問, 必ず直す; and as a thing that one answers: 質問, 「必ず直す」の指摘. */
	readonly kind: string;
	readonly thread: string;
	/** How many threads one row tells of (「12件」); empty where it is one. */
	readonly many: string;
	readonly round: string;
	readonly items: number;
	readonly waiting: number;
	/** Whether it is about the section that is decided with the plan as a whole. */
	readonly whole: boolean;
	/** In words where the notice keeps a code: a 代表団体, an edition, how far an item has come. */
	readonly detail: string;
}

type Say = (facts: NoticeFacts) => string;
interface NoticeWords {
	/** Who did what. */
	readonly say: Record<NoticeKind, Say>;
	/** What its link leads to, after the name of the section. */
	readonly act: Record<NoticeKind, Say>;
	/** Why it waits no more, of those that ask, or holds no more. */
	readonly settled: Partial<Record<NoticeKind, string>>;
	readonly settledOtherwise: string;
	readonly who: (party: string, person: string) => string;
	readonly threads: Record<ThreadKind, string>;
	readonly many: (count: number) => string;
	/** How many a row tells of besides the one that it shows. */
	readonly others: (count: number) => string;
	readonly signings: Record<SigningAct, string>;
	readonly items: Record<string, string>;
	readonly verdicts: Record<string, string>;
	readonly drafting: Record<string, string>;
	readonly suggestOnly: (section: string, open: boolean) => string;
}

const inBrackets = (words: string): string => (words === '' ? '' : `（${words}）`);
const by = ({ who }: NoticeFacts, words: string): string => (who === '' ? words : `${who}が${words}`);
const request = ({ who }: NoticeFacts, words: string, more = ''): string =>
	`${words}${inBrackets([more, who === '' ? '' : `${who}が凍結しました`].filter((part) => part !== '').join('。'))}`;

const from = ({ who }: NoticeFacts, words: string): string => (who === '' ? words : `${words} by ${who}`);
const noted = (words: string): string => (words === '' ? '' : ` (${words})`);

/** What each kind of notice says, and what it leads to. 確認 is of the working level alone, 決裁 of a body. */
export const noticesText = defineText<NoticeWords>({
	ja: {
		say: {
			asked: (facts) => `${by(facts, '返事を求めています')}${inBrackets(facts.kind)}`,
			mentioned: (facts) => `${by(facts, 'あなたの名前を挙げました')}${inBrackets(facts.kind)}`,
			'round-asks': (facts) =>
				`${by(facts, '指摘を出しました')}${facts.waiting === 0 ? '' : `。${facts.own}が答えるものが${facts.waiting}件あります`}`,
			due: (facts) => `返事の期限のお知らせ${inBrackets(facts.kind)}`,
			sign: (facts) => request(facts, '決裁のお願い'),
			'sign-again': (facts) => request(facts, 'もう一度の決裁のお願い', '前の決裁は失効しました'),
			check: (facts) => request(facts, '担当確認のお願い'),
			'sign-due': () => '決裁の期限のお知らせ（まだ記録されていません）',
			'check-due': () => '決裁の期限のお知らせ（先に要る担当確認が、まだ記録されていません）',
			returned: (facts) => by(facts, '差戻しにしました'),
			named: (facts) => `${by(facts, 'あなたの名前を挙げました')}${inBrackets(facts.kind)}`,
			replied: (facts) => by(facts, '返信しました'),
			resolved: (facts) => by(facts, '指摘を解決しました'),
			'opened-again': (facts) => by(facts, '解決した指摘を再開しました'),
			accepted: (facts) => by(facts, '提案を反映しました'),
			declined: (facts) => by(facts, '提案を見送りました'),
			answered: (facts) => `${by(facts, '指摘に答えました')}${inBrackets(facts.detail)}`,
			round: (facts) => `${by(facts, '指摘を出しました')}${inBrackets(`全部で${facts.items}件`)}`,
			frozen: (facts) => by(facts, '凍結しました'),
			reopened: (facts) => by(facts, '凍結を解きました'),
			decided: (facts) =>
				facts.whole
					? 'すべての団体が、計画全体を決裁しました（全団体決裁済）'
					: `${by(facts, '決裁を記録しました')}${inBrackets(facts.detail)}`,
			representative: (facts) => by(facts, `代表団体を${facts.detail}に決めました`),
			drafting: (facts) => by(facts, `委託事業者の下書きを${facts.detail}`),
			'suggest-only': (facts) => by(facts, facts.detail),
			edition: (facts) => by(facts, `計画の版を${facts.detail}に替えました`),
			policy: (facts) => `${by(facts, '決裁の決まりを変えました')}${inBrackets(facts.detail)}`,
			seat: (facts) => by(facts, 'あなたの席を用意しました'),
			'later-view': (facts) => `代決の後閲のお願い${inBrackets(facts.who === '' ? '' : `${facts.who}が代決しました`)}`,
			reminded: (facts) => by(facts, '決裁を催促しました'),
			receipt: (facts) => by(facts, `${facts.detail === '' ? '決裁' : facts.detail}を記録しました`),
			withdrawn: (facts) => by(facts, '決裁の記録を撤回しました'),
			correction: (facts) => by(facts, '凍結した文の直しを軽微な修正としました。異議を出さなければ、前の決裁が続きます'),
			objected: (facts) => by(facts, '軽微な修正に異議を出しました'),
			carried: () => '軽微な修正の後も、前の決裁が続きます',
			passkey: (facts) => `あなたの名前で、${facts.detail}`,
			'passkey-lost': (facts) => by(facts, facts.detail),
		},
		act: {
			asked: ({ thread, many }) => `${thread}${many}に返事をする`,
			mentioned: ({ thread, many }) => `名前が挙がった${thread}${many}を読む`,
			'round-asks': ({ round }) => `${round}に答える`,
			due: ({ thread, many }) => `${thread}${many}に返事をする`,
			sign: () => '凍結した文を読み、決裁を記録する',
			'sign-again': () => '変わった文を読み、決裁をし直す',
			check: () => '凍結した文を読み、担当確認を出す',
			'sign-due': () => '凍結した文を読み、決裁を記録する',
			'check-due': () => '凍結した文を読み、担当確認を出す',
			returned: () => '差戻しになった部分を直す',
			named: ({ thread, many }) => `名前が挙がった${thread}${many}を読む`,
			replied: ({ many }) => `返信${many}を読む`,
			resolved: ({ many }) => `解決した指摘${many}を見る`,
			'opened-again': ({ many }) => `再開した指摘${many}を見る`,
			accepted: ({ many }) => `反映された提案${many}を見る`,
			declined: ({ many }) => `見送られた提案${many}を見る`,
			answered: ({ many }) => `指摘への答え${many}を見る`,
			round: ({ round }) => `${round}を見る`,
			frozen: () => '凍結した部分を見る',
			reopened: () => '凍結を解いた部分を見る',
			decided: () => '決裁の記録を見る',
			representative: () => '計画の席を見る',
			drafting: () => '計画の本文を見る',
			'suggest-only': () => '節を見る',
			edition: () => '計画の要件点検を見る',
			policy: () => '決裁の決まりを見る',
			seat: () => '計画を開く',
			'later-view': () => '代決の記録を読み、後閲をする',
			reminded: () => '凍結した文を読み、決裁の手続きを進める',
			receipt: () => '記録の控えを見る',
			withdrawn: () => '撤回した団体の記録を見る',
			correction: () => '直した所を読む',
			objected: () => '異議を読む',
			carried: () => '決裁の記録を見る',
			passkey: () => '心当たりがなければ、設定でパスキーを確かめる',
			'passkey-lost': () => '本人に直接確かめ、計画の記録を見る',
		},
		settled: {
			asked: '返事が済みました',
			mentioned: '返事が済みました',
			due: '返事が済みました',
			'round-asks': '答えがすべて済みました',
			sign: '決裁が済んだか、凍結が解かれたか、決まりが変わりました',
			'sign-again': '決裁が済んだか、凍結が解かれたか、決まりが変わりました',
			check: '担当確認が済んだか、凍結が解かれました',
			'sign-due': '決裁が済んだか、凍結が解かれたか、期限か決まりが変わりました',
			'check-due': '担当確認が済んだか、凍結が解かれたか、期限か決まりが変わりました',
			returned: '差戻しへの対応が済みました',
			decided: 'そのあと、決裁が撤回されたか、凍結が解かれました',
			'later-view': '後閲が済んだか、代決が撤回または失効しました',
			reminded: '決裁が済んだか、凍結が解かれたか、決まりが変わったか、新しい催促がありました',
		},
		settledOtherwise: '済みました',
		who: (party, person) => `${party} ${person}さん`,
		threads: {
			comment: '指摘',
			question: '質問',
			'must-fix': '「必ず直す」の指摘',
			suggestion: '提案',
			'pre-consultation': '事前相談の指摘',
		},
		many: (count) => `${count}件`,
		others: (count) => `ほか${count}件`,
		signings: { sign: '決裁', withdraw: '撤回', 'later-view': '代決の後閲' },
		items: { open: '未対応', doing: '対応中', done: '対応した', wont: '対応しない' },
		verdicts: { agree: '同意', conditional: '条件付同意', return: '差戻し', 'not-applicable': '対象外' },
		drafting: { allowed: '許しました', stopped: '止めました' },
		suggestOnly: (section, open) => (open ? `${section} をだれでも書けるように戻しました` : `${section} を提案のみにしました`),
	},
	en: {
		say: {
			asked: (facts) => `${from(facts, 'Answer wanted')}${noted(facts.kind)}`,
			mentioned: (facts) => `${from(facts, 'Named')}${noted(facts.kind)}`,
			'round-asks': (facts) =>
				`${from(facts, 'Comments released')}${facts.waiting === 0 ? '' : `. For ${facts.own} to answer: ${facts.waiting}`}`,
			due: (facts) => `Last day for an answer${noted(facts.kind)}`,
			sign: (facts) => `Decision wanted${noted(from(facts, 'frozen'))}`,
			'sign-again': (facts) =>
				`Decision wanted again (the earlier one lapsed${facts.who === '' ? '' : `; frozen by ${facts.who}`})`,
			check: (facts) => `Check wanted${noted(from(facts, 'frozen'))}`,
			'sign-due': () => 'Last day for the decision (not recorded yet)',
			'check-due': () => 'Last day for the decision (the check that comes first is not recorded yet)',
			returned: (facts) => from(facts, 'Returned'),
			named: (facts) => `${from(facts, 'Named')}${noted(facts.kind)}`,
			replied: (facts) => from(facts, 'Replied'),
			resolved: (facts) => from(facts, 'Comment resolved'),
			'opened-again': (facts) => from(facts, 'Resolved comment reopened'),
			accepted: (facts) => from(facts, 'Suggestion accepted'),
			declined: (facts) => from(facts, 'Suggestion declined'),
			answered: (facts) => `${from(facts, 'Comment answered')}${noted(facts.detail)}`,
			round: (facts) => `${from(facts, 'Comments released')} (${facts.items} in all)`,
			frozen: (facts) => from(facts, 'Frozen'),
			reopened: (facts) => from(facts, 'Reopened'),
			decided: (facts) =>
				facts.whole ? 'Every body has decided the whole plan' : `${from(facts, 'Decision recorded')}${noted(facts.detail)}`,
			representative: (facts) => `${from(facts, 'Lead body named')}: ${facts.detail}`,
			drafting: (facts) => from(facts, `Drafting by the vendor ${facts.detail}`),
			'suggest-only': (facts) => from(facts, facts.detail),
			edition: (facts) => `${from(facts, 'Plan moved to another edition')}: ${facts.detail}`,
			policy: (facts) => `${from(facts, 'The rules of sign-off were changed')}${noted(facts.detail)}`,
			seat: (facts) => from(facts, 'Seat given to you'),
			'later-view': (facts) => `Later view of an acting decision wanted${noted(from(facts, facts.who === '' ? '' : 'decided'))}`,
			reminded: (facts) => from(facts, 'Reminder of the decision'),
			receipt: (facts) => from(facts, `${facts.detail === '' ? 'Decision' : facts.detail} recorded`),
			withdrawn: (facts) => from(facts, 'Decision withdrawn'),
			correction: (facts) => from(facts, 'Minor correction declared. The earlier decision stands on unless you object'),
			objected: (facts) => from(facts, 'Objection to a minor correction'),
			carried: () => 'The earlier decision stands on after a minor correction',
			passkey: (facts) => `In your name: ${facts.detail}`,
			'passkey-lost': (facts) => `${from(facts, 'Passkey changed without a proof')}: ${facts.detail}`,
		},
		act: {
			asked: ({ thread, many }) => `Answer the ${thread}${many}`,
			mentioned: ({ thread, many }) => `Read the ${thread} that names you${many}`,
			'round-asks': ({ round }) => `Answer ${round}`,
			due: ({ thread, many }) => `Answer the ${thread}${many}`,
			sign: () => 'Read the frozen words and record the decision',
			'sign-again': () => 'Read the changed words and decide again',
			check: () => 'Read the frozen words and give the check',
			'sign-due': () => 'Read the frozen words and record the decision',
			'check-due': () => 'Read the frozen words and give the check',
			returned: () => 'Put the returned part right',
			named: ({ thread, many }) => `Read the ${thread} that names you${many}`,
			replied: ({ many }) => `Read the reply${many}`,
			resolved: ({ many }) => `See the resolved comment${many}`,
			'opened-again': ({ many }) => `See the reopened comment${many}`,
			accepted: ({ many }) => `See the accepted suggestion${many}`,
			declined: ({ many }) => `See the declined suggestion${many}`,
			answered: ({ many }) => `See the answer${many}`,
			round: ({ round }) => `See ${round}`,
			frozen: () => 'See the frozen part',
			reopened: () => 'See the reopened part',
			decided: () => 'See the decision',
			representative: () => 'See the seats of the plan',
			drafting: () => 'See the plan',
			'suggest-only': () => 'See the section',
			edition: () => 'See the requirements of the plan',
			policy: () => 'See the rules of sign-off',
			seat: () => 'Open the plan',
			'later-view': () => 'Read what was decided and record the later view',
			reminded: () => 'Read the frozen words and see to the decision',
			receipt: () => 'See the receipt',
			withdrawn: () => 'See what the body recorded',
			correction: () => 'Read what was corrected',
			objected: () => 'Read the objection',
			carried: () => 'See the decision',
			passkey: () => 'If this was not you, look at your passkeys in the settings',
			'passkey-lost': () => 'Ask the person directly, and see the record of the plan',
		},
		settled: {
			asked: 'Answered',
			mentioned: 'Answered',
			due: 'Answered',
			'round-asks': 'All answered',
			sign: 'Decided, reopened, or other rules hold',
			'sign-again': 'Decided, reopened, or other rules hold',
			check: 'Checked, or reopened',
			'sign-due': 'Decided, reopened, or other rules hold',
			'check-due': 'Checked, reopened, or other rules hold',
			returned: 'Dealt with',
			decided: 'Since then a decision was withdrawn, or words were reopened',
			'later-view': 'Viewed, withdrawn or lapsed',
			reminded: 'Decided, reopened, other rules hold, or reminded anew',
		},
		settledOtherwise: 'Settled',
		who: (party, person) => `${person} (${party})`,
		threads: {
			comment: 'comment',
			question: 'question',
			'must-fix': 'comment marked “must be fixed”',
			suggestion: 'suggestion',
			'pre-consultation': 'comment from the pre-consultation',
		},
		many: (count) => ` (${count} in all)`,
		others: (count) => `and ${count} more`,
		signings: { sign: 'Decision', withdraw: 'Withdrawal', 'later-view': 'Later view' },
		items: { open: 'open', doing: 'in progress', done: 'done', wont: 'will not do' },
		verdicts: { agree: 'agree', conditional: 'agree with a condition', return: 'return', 'not-applicable': 'not applicable' },
		drafting: { allowed: 'allowed', stopped: 'stopped' },
		suggestOnly: (section, open) =>
			open ? `Section ${section} opened for writing` : `Section ${section} set to suggestions only`,
	},
});
