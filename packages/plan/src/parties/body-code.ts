/**
 * Check digit of a 全国地方公共団体コード: Σ(d1×6, d2×5, d3×4, d4×3, d5×2), digit = (11 − Σ mod 11) mod 10.
 * @param code six digits
 * @returns whether the sixth is the check digit of the first five
 */
export function isBodyCode(code: string): boolean {
	if (!/^\d{6}$/.test(code)) {
		return false;
	}
	return code === withCheckDigit(code.slice(0, 5));
}

/** Five digits → the 6-digit code. */
export function withCheckDigit(five: string): string {
	const sum = [6, 5, 4, 3, 2].reduce((total, weight, at) => total + weight * Number(five[at]), 0);
	return `${five}${(11 - (sum % 11)) % 10}`;
}
