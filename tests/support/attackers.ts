import { demoSeats, type HttpClient, signIn } from './http-client.ts';

/**
 * Several people who may write the common parts, none of them the 代表団体 or of 霞沢, who are the healthy ones here. Each
 * person has a budget of work, and tests would wait for it if one alone sent everything.
 */
export async function signInAttackers(url: string): Promise<readonly HttpClient[]> {
	const seats = await demoSeats(url);
	const practice = seats.find((seat) => seat.card !== null)?.plan;
	const writers = seats.filter(
		({ plan, role, party }) =>
			plan === practice &&
			party.kind === 'municipality' &&
			['officer', 'decider'].includes(role) &&
			!['朝霧', '霞沢'].includes(party.shortName),
	);
	return Promise.all(writers.map(({ seat }) => signIn(url, (one) => one.seat === seat)));
}
