import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientAddress } from '../limits/client-address.ts';
import { Limits } from '../limits/limits.ts';
import { KnownDevices } from './known-devices.ts';

const MINUTE = 60; // s
const DAY = 24 * 60 * MINUTE;

/** Failed sign-ins from one address. */
const FROM_ADDRESS = { name: 'sign-in from an address', points: 30, seconds: MINUTE };
/** Failed sign-ins to one account: from each device it knows, and from all others together (ASVS 5.0, 6.3.1). */
const AT_ACCOUNT = { name: 'sign-in to an account', points: 10, seconds: 15 * MINUTE };
/** Failures in a row (NIST SP 800-63B-4, 3.2.2). A sign-in, or a new password by mail, begins anew. */
const IN_A_ROW = { name: 'failed sign-ins in a row', points: 100, seconds: 30 * DAY };
/** Wrong passwords where a signed-in user is asked for his own. */
const WHEN_ASKED_AGAIN = { name: 'password asked again', points: 10, seconds: 15 * MINUTE };

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
    await this.limits.consume(FROM_ADDRESS, address);
    await this.limits.consume(AT_ACCOUNT, account);
    await this.limits.consume(IN_A_ROW, account);
    return {
      wasRight: async () => {
        await this.limits.refund(FROM_ADDRESS, address);
        await this.limits.clear(AT_ACCOUNT, account);
        await this.limits.clear(IN_A_ROW, account);
      },
      remember: (reply) => this.devices.remember(reply, email),
    };
  }

  /** After a new password by mail: who reads the mail of the account is its owner, on whatever device. */
  async forget(email: string): Promise<void> {
    await this.limits.clear(AT_ACCOUNT, accountKey(email));
    await this.limits.clear(IN_A_ROW, accountKey(email));
  }

  /** @throws {Problem} 429 after ten wrong passwords in 15 minutes where a signed-in user is asked for his own. */
  async beginAskedAgain(userId: string): Promise<Pick<Attempt, 'wasRight'>> {
    await this.limits.consume(WHEN_ASKED_AGAIN, userId);
    return { wasRight: () => this.limits.clear(WHEN_ASKED_AGAIN, userId) };
  }
}

export interface Attempt {
  wasRight: () => Promise<void>;
  remember: (reply: FastifyReply) => void;
}

function accountKey(email: string, device = ''): string {
  return `${email.toLowerCase()} ${device}`;
}
