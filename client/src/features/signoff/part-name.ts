import type { PartView, PlanView } from '@renkei/api';

/** 「共通の部分」 or 「栗瀬町の部分」. */
export function partName(
	plan: PlanView,
	part: Pick<PartView, 'body'>,
	words: { readonly trunk: string; readonly partOf: (body: string) => string },
): string {
	if (part.body === null) {
		return words.trunk;
	}
	return words.partOf(plan.parties.find((party) => party.code === part.body)?.name ?? part.body);
}
