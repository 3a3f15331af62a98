import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of Better Auth (users to rate_limits, under our names) and the to-dos. */
export class Foundation1763700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE users (
        id uuid CONSTRAINT users_pkey PRIMARY KEY,
        name text NOT NULL,
        email text NOT NULL CONSTRAINT users_email_key UNIQUE,
        email_verified boolean NOT NULL DEFAULT false,
        image text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now()
      );

      CREATE TABLE sessions (
        id uuid CONSTRAINT sessions_pkey PRIMARY KEY,
        token text NOT NULL CONSTRAINT sessions_token_key UNIQUE,
        user_id uuid NOT NULL CONSTRAINT sessions_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
        expires_at timestamptz(3) NOT NULL,
        ip_address text,
        user_agent text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now()
      );
      CREATE INDEX sessions_user_id_idx ON sessions (user_id);

      CREATE TABLE accounts (
        id uuid CONSTRAINT accounts_pkey PRIMARY KEY,
        account_id text NOT NULL,
        provider_id text NOT NULL,
        user_id uuid NOT NULL CONSTRAINT accounts_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
        access_token text,
        refresh_token text,
        id_token text,
        access_token_expires_at timestamptz(3),
        refresh_token_expires_at timestamptz(3),
        scope text,
        password text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now()
      );
      CREATE INDEX accounts_user_id_idx ON accounts (user_id);

      CREATE TABLE verifications (
        id uuid CONSTRAINT verifications_pkey PRIMARY KEY,
        identifier text NOT NULL,
        value text NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now()
      );
      CREATE INDEX verifications_identifier_idx ON verifications (identifier);

      CREATE TABLE jwks (
        id uuid CONSTRAINT jwks_pkey PRIMARY KEY,
        public_key text NOT NULL,
        private_key text NOT NULL,
        alg text,
        crv text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        expires_at timestamptz(3)
      );

      CREATE TABLE rate_limits (
        id uuid CONSTRAINT rate_limits_pkey PRIMARY KEY,
        key text NOT NULL CONSTRAINT rate_limits_key_key UNIQUE,
        count integer NOT NULL,
        last_request bigint NOT NULL
      );

      CREATE TABLE todos (
        id uuid CONSTRAINT todos_pkey PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT todos_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
        title text NOT NULL,
        description text NOT NULL DEFAULT '',
        priority smallint NOT NULL DEFAULT 0 CONSTRAINT todos_priority_check CHECK (priority BETWEEN 0 AND 3),
        due_on date,
        completed_at timestamptz(3),
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        deleted_at timestamptz(3)
      );
      CREATE INDEX todos_newest_first ON todos (user_id, created_at, id) WHERE deleted_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE todos, rate_limits, jwks, verifications, accounts, sessions, users');
  }
}
