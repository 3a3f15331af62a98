import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'latchlist:public';

/** Says that a controller is open to everybody on purpose. A test fails for one with neither this nor the guard. */
export const Public = (): ClassDecorator => SetMetadata(PUBLIC, true);
