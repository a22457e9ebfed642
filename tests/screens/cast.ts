import { demoSeats, signIn } from '../support/http-client.ts';
import type { Cast } from './screens.ts';

/** Signs in one person for each role of the screens. */
export async function castOf(url: string): Promise<Cast> {
	const practice = (await demoSeats(url)).find((seat) => seat.card !== null)?.plan;
	const of = (
		fits: (seat: { plan: string; role: string; party: { shortName: string; kind: string; code: string } }) => boolean,
	) => signIn(url, fits);
	return {
		officer: await of((seat) => seat.plan === practice && seat.role === 'officer' && seat.party.shortName === '栗瀬'),
		decider: await of((seat) => seat.plan === practice && seat.role === 'decider' && seat.party.shortName === '栗瀬'),
		lead: await of((seat) => seat.plan === practice && seat.role === 'lead'),
		vendor: await of((seat) => seat.plan === practice && seat.party.kind === 'vendor'),
		newcomer: await of((seat) => seat.plan !== practice && seat.role === 'decider' && seat.party.code === '063631'),
	};
}
