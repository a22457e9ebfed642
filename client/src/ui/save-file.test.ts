import { expect, it } from 'vitest';
import { fileName } from './save-file.ts';

it('[LG42] the name of a saved file holds nothing that a system refuses', () => {
	expect(fileName('記録簿の要約_朝霧・栗瀬 共同計画_43.txt')).toBe('記録簿の要約_朝霧・栗瀬 共同計画_43.txt');
	expect(fileName('a/b\\c:d*e?f"g<h>i|j\nk')).toBe('a_b_c_d_e_f_g_h_i_j_k');
});
