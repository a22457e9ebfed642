/** Routes that answer with a file; everything else of the contract is JSON. */
export const files = {
	roundTable: {
		path: '/api/rounds/{round}/table.xlsx',
		summary: 'The 指摘事項対応表 of a round as it stands now, as a workbook',
		contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	},
} as const;
