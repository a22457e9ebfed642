/** The KPI that comments can name: those with a number, of two with the same the first. */
export function firstOfNumber<K extends { readonly no: number | null }>(
	kpis: readonly K[],
): readonly { readonly no: number; readonly kpi: K }[] {
	return kpis.flatMap((kpi, at) =>
		kpi.no === null || kpis.findIndex(({ no }) => no === kpi.no) < at ? [] : [{ no: kpi.no, kpi }],
	);
}
