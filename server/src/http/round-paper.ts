import { files } from '@renkei/api';
import { accept, type Result } from '@renkei/plan';
import { itemTableFile, itemTableSheet } from '../papers/item-table.ts';
import { writeXlsx } from '../papers/write-xlsx.ts';
import { recordExport } from '../usecases/ledger/record-export.ts';
import { type Call, type Handler, plain, type RoundCall } from './call.ts';
import { openDoor } from './doors.ts';
import { tableNow } from './routes/rounds.ts';

/** A file as it goes out. */
interface Paper {
	/** As people read it. */
	readonly name: string;
	/** For programs that read no others than ASCII. */
	readonly plainName: string;
	readonly bytes: Uint8Array;
}

const inJapan = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tokyo' });

/** The 指摘事項対応表 as a workbook, behind the same door as the table itself. */
export async function roundPaper(call: Call): Promise<Result<Response>> {
	const handler: Handler = {
		on: 'round',
		...plain<RoundCall>(async (inside) => accept({ body: await paperOf(inside) })),
	};
	const door = await openDoor(handler, call);
	const answer = door.ok ? await door.value(undefined) : door;
	return answer.ok ? accept(fileAnswer(answer.value.body as Paper)) : answer;
}

async function paperOf(call: RoundCall): Promise<Paper> {
	const table = await tableNow(call);
	const { plan } = call.grant;
	const checkpoint = await recordExport(call.deps, { ...call, what: 'round-table', about: call.round.id });
	const at = inJapan.format(new Date(call.moment.at));
	const sheet = itemTableSheet(table, { plan: plan.title, at, checkpoint });
	const number = table.round.number ?? 'draft';
	return { name: itemTableFile(table.round), plainName: `review-round-${number}.xlsx`, bytes: await writeXlsx(sheet) };
}

function fileAnswer({ name, plainName, bytes }: Paper): Response {
	// RFC 5987: encodeURIComponent leaves some letters that its values may not have.
	const encoded = encodeURIComponent(name).replaceAll(
		/['()*]/g,
		(letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
	);
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': files.roundTable.contentType,
			'content-disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encoded}`,
			'content-length': String(bytes.byteLength),
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff',
		},
	});
}
