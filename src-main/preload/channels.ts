/** The only two channels between the page's process and ours. One JSON string each way. */
export const CALL_CHANNEL = 'careboard:call';
export const EVENT_CHANNEL = 'careboard:event';
