import { defineText } from './language.tsx';

/** Words of what can stop an act of signing on its way. Its dialog's words are in confirm.ts. */
export const signingText = defineText({
	ja: {
		wrongWords:
			'表示した文の確認値が合いません。この部分は開いたことになりません。何も記録していません。画面を読み込み直してください。続くときは代表団体に知らせてください。',
		fault: {
			words: '表示した文の確認値が合いません。',
			said: '用意された内容が、この画面で入れた内容と違います。',
			challenge: '用意された内容の確認値が合いません。',
		} as Record<string, string>,
		faultNext: '何も記録していません。画面を読み込み直してください。続くときは代表団体に知らせてください。',
		notLoaded:
			'記録する内容を確かめるためのプログラムを読み込めませんでした。何も記録していません。入れた内容はこの画面に残っていますが、読み込み直すと消えます。控えてから、画面を読み込み直してください。',
		unsureTitle: '記録されたかどうか分かりません',
		unsure: 'サーバーから確かな答えが届きませんでした。もう一度記録する前に、これまでの記録を確かめてください。',
		faultTitle: '記録を止めました',
		alreadyTitle: 'すでに記録されています',
		withdrawFailed: '撤回できませんでした',
		viewFailed: '後閲を記録できませんでした',
		passkey: {
			cancelled:
				'パスキーの確認を取りやめました。まだ記録していません。記録するときは、もう一度押してください。パスキーが手元になく急ぐときは、団体のほかの席の人（決裁なら代決の席も）が記録できます。なくしたときは、「設定」の「パスキー」で届け出てください。',
			unsupported:
				'この端末ではパスキーを使えません。まだ記録していません。パスキーを登録した端末で開いてください。端末が手元になく急ぐときは、団体のほかの席の人（決裁なら代決の席も）が記録できます。なくしたときは、「設定」の「パスキー」で届け出てください。',
			failed: 'パスキーを確かめられませんでした。まだ記録していません。もう一度押してください。',
		} as Record<string, string>,
		passkeyElsewhere: (host: string) =>
			`パスキーは ${host} で開いたときに使えます。まだ記録していません。そのアドレスで開いて、もう一度記録してください。`,
	},
	en: {
		wrongWords:
			'The check value of the words shown does not match. This part does not count as opened and nothing has been recorded. Reload the page; if it goes on, tell the lead body.',
		fault: {
			words: 'The check value of the words shown does not match.',
			said: 'What was prepared differs from what was entered here.',
			challenge: 'The check value of what was prepared does not match.',
		} as Record<string, string>,
		faultNext: 'Nothing has been recorded. Reload the page; if it goes on, tell the lead body.',
		notLoaded:
			'What checks the prepared record could not be loaded. Nothing has been recorded. What you entered is still here but goes when the page is reloaded: note it down, then reload.',
		unsureTitle: 'Whether it was recorded is not known',
		unsure: 'No certain answer came from the server. Look at what has been recorded so far before you record again.',
		faultTitle: 'The record was stopped',
		alreadyTitle: 'It is recorded already',
		withdrawFailed: 'It could not be withdrawn',
		viewFailed: 'The later viewing could not be recorded',
		passkey: {
			cancelled:
				'The passkey was cancelled. Nothing is recorded yet. Press again to record. If it is not at hand and it is urgent, another seat of your body (for a decision, its deputy too) can record. If it is lost, report it in the settings under “Passkeys”.',
			unsupported:
				'This device cannot use passkeys. Nothing is recorded yet. Open it on the device with your passkey. If you do not have it and it is urgent, another seat of your body (for a decision, its deputy too) can record. If your passkey is lost, report it in the settings under “Passkeys”.',
			failed: 'The passkey could not be verified. Nothing is recorded yet. Press again.',
		} as Record<string, string>,
		passkeyElsewhere: (host: string) =>
			`Your passkeys work at ${host}. Nothing is recorded yet. Open that address and record it there.`,
	},
});
