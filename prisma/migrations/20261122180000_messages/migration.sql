-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "serverId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "nonce" TEXT,
    "privateTo" TEXT,
    "storyId" UUID,
    "content" JSONB NOT NULL,
    "fileKeys" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Message_serverId_revision_key" ON "Message"("serverId", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "Message_serverId_position_key" ON "Message"("serverId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Message_serverId_nonce_key" ON "Message"("serverId", "nonce");

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "Server"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Row-level security, as for every table that belongs to a server.
ALTER TABLE "Message" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_server" ON "Message"
    USING ("serverId" = nullif(current_setting('app.server_id', true), '')::uuid);
