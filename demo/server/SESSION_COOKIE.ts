/** Names the cookie that stands for a signed-in customer. */
export const SESSION_COOKIE = 'lempung-pagi-session';
