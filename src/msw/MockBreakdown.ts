/**
 * How a mocked answer fails before it is one: a page of HTML where JSON was due, a connection that
 * breaks off, or silence.
 */
export type MockBreakdown = 'html' | 'network-error' | 'no-answer';
