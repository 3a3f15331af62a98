/** Things wrong with a request that one problem tells: enough to mend it by. */
export const MAX_ERRORS = 100;
