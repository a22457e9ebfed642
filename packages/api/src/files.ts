/** Routes that answer with a file; everything else of the contract is JSON. */
export const files = {
	roundTable: {
		path: '/api/rounds/{round}/table.xlsx',
		summary: 'The 指摘事項対応表 of a round as it stands now, as a workbook',
		contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	},
	archive: {
		path: '/api/plans/{plan}/archive.zip',
		summary: 'Everything that the seat’s body reads of the plan, bound to the plan’s log; taking it is an entry of the log',
		contentType: 'application/zip',
	},
	receipt: {
		path: '/api/plans/{plan}/signing/{act}/receipt.pdf',
		summary: 'The receipt of a recorded act as a paper; the same bytes whenever it is asked for',
		contentType: 'application/pdf',
	},
} as const;
