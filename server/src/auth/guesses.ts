import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientAddress } from '../limits/client-address.ts';
import { Limits } from '../limits/limits.ts';
import { KnownDevices } from './known-devices.ts';
import { LIMITS } from './limit-rules.ts';

/** Holds guessing at passwords to few tries, without locking owners out of the devices they use. */
@Injectable()
export class Guesses {
  constructor(
    private readonly limits: Limits,
    private readonly devices: KnownDevices,
  ) {}

  /**
   * Counts a try before it is made, so that of many at once no more are evaluated.
   *
   * @throws {Problem} 429, alike for addresses with and without an account.
   */
  async begin(request: FastifyRequest, email: string): Promise<Attempt> {
    const address = clientAddress(request);
    const account = accountKey(email, this.devices.knownAs(request, email));
    await this.limits.consume(LIMITS.signIns, address);
    await this.limits.consume(LIMITS.signInsToAccount, account);
    await this.limits.consume(LIMITS.failuresInARow, account);
    return {
      wasRight: async () => {
        await this.limits.refund(LIMITS.signIns, address);
        await this.limits.clear(LIMITS.signInsToAccount, account);
        await this.limits.clear(LIMITS.failuresInARow, account);
      },
      remember: (reply) => this.devices.remember(reply, email),
    };
  }

  /** After a new password by mail: who reads the mail of the account is its owner, on whatever device. */
  async forget(email: string): Promise<void> {
    await this.limits.clear(LIMITS.signInsToAccount, accountKey(email));
    await this.limits.clear(LIMITS.failuresInARow, accountKey(email));
  }

  /** @throws {Problem} 429 after ten wrong passwords in 15 minutes where a signed-in user is asked for his own. */
  async beginAskedAgain(userId: string): Promise<Pick<Attempt, 'wasRight'>> {
    await this.limits.consume(LIMITS.passwordsAskedAgain, userId);
    return { wasRight: () => this.limits.clear(LIMITS.passwordsAskedAgain, userId) };
  }
}

export interface Attempt {
  wasRight: () => Promise<void>;
  remember: (reply: FastifyReply) => void;
}

function accountKey(email: string, device = ''): string {
  return `${email.toLowerCase()} ${device}`;
}
