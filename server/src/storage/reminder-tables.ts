/** A body was reminded of the 決裁 that are awaited from it. */
export interface ReminderRow {
	id: string;
	plan: string;
	body: string;
	/** Day in Japan (ISO date): a body is reminded once a day. */
	day: string;
	/** Seat that reminded. */
	seat: string;
	/** ISO 8601 UTC. */
	at: string;
	/** Words of whoever reminded, or null. */
	text: string | null;
	/** JSON list of the ids of the parts that waited for the body. */
	parts: string;
}
