export const cream = "#fbf3e2";
export const gold = "#efc04c";
