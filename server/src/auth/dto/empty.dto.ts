import { ApiSchema } from '@nestjs/swagger';

/** A body in which nothing may stand. */
@ApiSchema({ name: 'Empty' })
export class EmptyDto {}
