import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { User } from '../auth/entities/user.entity.ts';
import { notFound } from '../errors/problems.ts';
import { toUserDto, type UserDto } from './user.dto.ts';

@Injectable()
export class UsersService {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}

  /** @throws {Problem} 404 when the account was deleted a moment ago. */
  async read(userId: string): Promise<UserDto> {
    const user = await this.users.findOneBy({ id: userId });
    if (!user) throw notFound();
    return toUserDto(user);
  }

  /** @throws {Problem} 404 as in `read`. */
  async rename(userId: string, name: string): Promise<UserDto> {
    await this.users.update({ id: userId }, { name, updatedAt: new Date() });
    return this.read(userId);
  }
}
