import { failureInterceptor } from './failure-interceptor';
import { tokenInterceptor } from './token-interceptor';
import { unchangedInterceptor } from './unchanged-interceptor';

/** What each request goes through, in this order, and its answer in the other. */
export const HTTP_CHAIN = [tokenInterceptor, failureInterceptor, unchangedInterceptor];
