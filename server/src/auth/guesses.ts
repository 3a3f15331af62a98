import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientAddress } from '../limits/client-address.ts';
import { Limits, type Use } from '../limits/limits.ts';
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
   * Counts a try before it is made, so that of many at once no more are evaluated. One that is refused counts nowhere.
   *
   * @throws {Problem} 429, alike for addresses with and without an account.
   */
  async begin(request: FastifyRequest, email: string): Promise<Attempt> {
    const address = clientAddress(request);
    const account = accountKey(email, this.devices.knownAs(request, email));
    const counts: Use[] = [
      [LIMITS.signInsToAccount, account],
      [LIMITS.failuresInARow, account],
      [LIMITS.signIns, address],
    ];
    await this.limits.consumeAll(counts);
    return {
      wasRight: async () => {
        await Promise.all([this.limits.refund(LIMITS.signIns, address), this.forgetAccount(account)]);
      },
      wasNone: async () => {
        await Promise.all(counts.map(([rule, key]) => this.limits.refund(rule, key)));
      },
      remember: (reply) => this.devices.remember(reply, email),
    };
  }

  /** After a new password by mail: who reads the mail of the account is its owner, here and on any new device. */
  async forget(request: FastifyRequest, email: string): Promise<void> {
    await this.forgetAccount(accountKey(email));
    await this.forgetAccount(accountKey(email, this.devices.knownAs(request, email)));
  }

  /** @throws {Problem} 429 after ten wrong passwords in 15 minutes where a signed-in user is asked for his own. */
  async beginAskedAgain(userId: string): Promise<Omit<Attempt, 'remember'>> {
    await this.limits.consume(LIMITS.passwordsAskedAgain, userId);
    return {
      wasRight: () => this.limits.clear(LIMITS.passwordsAskedAgain, userId),
      wasNone: () => this.limits.refund(LIMITS.passwordsAskedAgain, userId),
    };
  }

  private async forgetAccount(account: string): Promise<void> {
    await Promise.all([
      this.limits.clear(LIMITS.signInsToAccount, account),
      this.limits.clear(LIMITS.failuresInARow, account),
    ]);
  }
}

export interface Attempt {
  wasRight: () => Promise<void>;
  /** The password was never looked at, for the database went away. */
  wasNone: () => Promise<void>;
  remember: (reply: FastifyReply) => void;
}

function accountKey(email: string, device = ''): string {
  return `${email.toLowerCase()} ${device}`;
}
