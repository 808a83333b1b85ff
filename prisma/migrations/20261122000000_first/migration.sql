-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "CharacterStatus" AS ENUM ('encoding', 'ready', 'noFace', 'failed');

-- CreateEnum
CREATE TYPE "StoryStatus" AS ENUM ('drawing', 'done', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "PanelStatus" AS ENUM ('waiting', 'drawing', 'drawn', 'posted', 'refused', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "Server" (
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "platformId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Server_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "serverId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("serverId","key")
);

-- CreateTable
CREATE TABLE "Character" (
    "id" UUID NOT NULL,
    "serverId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "consentAt" TIMESTAMPTZ(3) NOT NULL,
    "consentBy" TEXT NOT NULL,
    "consentWording" TEXT NOT NULL,
    "status" "CharacterStatus" NOT NULL DEFAULT 'encoding',
    "statusText" TEXT NOT NULL DEFAULT '',
    "looksOnly" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Character_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Photo" (
    "id" UUID NOT NULL,
    "serverId" UUID NOT NULL,
    "characterId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "isMain" BOOLEAN NOT NULL DEFAULT false,
    "storageKey" TEXT,
    "referenceKey" TEXT,
    "previewKey" TEXT,
    "facesFound" INTEGER,
    "faceNote" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Photo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Identity" (
    "serverId" UUID NOT NULL,
    "characterId" UUID NOT NULL,
    "encoderFingerprint" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("characterId","encoderFingerprint")
);

-- CreateTable
CREATE TABLE "Story" (
    "id" UUID NOT NULL,
    "serverId" UUID NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdByName" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "script" TEXT NOT NULL,
    "style" TEXT NOT NULL,
    "seed" BIGINT NOT NULL,
    "status" "StoryStatus" NOT NULL DEFAULT 'drawing',
    "channelId" TEXT,
    "threadId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Story_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Panel" (
    "id" UUID NOT NULL,
    "serverId" UUID NOT NULL,
    "storyId" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "recognised" JSONB NOT NULL,
    "speech" JSONB NOT NULL,
    "request" JSONB NOT NULL,
    "status" "PanelStatus" NOT NULL DEFAULT 'waiting',
    "step" INTEGER NOT NULL DEFAULT 0,
    "steps" INTEGER NOT NULL DEFAULT 0,
    "messageId" TEXT,
    "error" TEXT,

    CONSTRAINT "Panel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Take" (
    "id" UUID NOT NULL,
    "serverId" UUID NOT NULL,
    "panelId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "pictureKey" TEXT NOT NULL,
    "seed" BIGINT NOT NULL,
    "milliseconds" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Take_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Server_platform_platformId_key" ON "Server"("platform", "platformId");

-- CreateIndex
CREATE INDEX "Character_serverId_createdBy_idx" ON "Character"("serverId", "createdBy");

-- CreateIndex
CREATE UNIQUE INDEX "Character_serverId_nameKey_key" ON "Character"("serverId", "nameKey");

-- CreateIndex
CREATE UNIQUE INDEX "Character_serverId_id_key" ON "Character"("serverId", "id");

-- CreateIndex
CREATE INDEX "Photo_serverId_characterId_idx" ON "Photo"("serverId", "characterId");

-- CreateIndex
CREATE UNIQUE INDEX "Photo_characterId_position_key" ON "Photo"("characterId", "position");

-- CreateIndex
CREATE INDEX "Identity_serverId_characterId_idx" ON "Identity"("serverId", "characterId");

-- CreateIndex
CREATE INDEX "Story_serverId_createdAt_idx" ON "Story"("serverId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Story_serverId_id_key" ON "Story"("serverId", "id");

-- CreateIndex
CREATE INDEX "Panel_serverId_storyId_idx" ON "Panel"("serverId", "storyId");

-- CreateIndex
CREATE UNIQUE INDEX "Panel_storyId_index_key" ON "Panel"("storyId", "index");

-- CreateIndex
CREATE UNIQUE INDEX "Panel_serverId_id_key" ON "Panel"("serverId", "id");

-- CreateIndex
CREATE INDEX "Take_serverId_panelId_idx" ON "Take"("serverId", "panelId");

-- CreateIndex
CREATE UNIQUE INDEX "Take_panelId_number_key" ON "Take"("panelId", "number");

-- AddForeignKey
ALTER TABLE "Setting" ADD CONSTRAINT "Setting_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "Server"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Character" ADD CONSTRAINT "Character_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "Server"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_serverId_characterId_fkey" FOREIGN KEY ("serverId", "characterId") REFERENCES "Character"("serverId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Identity" ADD CONSTRAINT "Identity_serverId_characterId_fkey" FOREIGN KEY ("serverId", "characterId") REFERENCES "Character"("serverId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Story" ADD CONSTRAINT "Story_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "Server"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Panel" ADD CONSTRAINT "Panel_serverId_storyId_fkey" FOREIGN KEY ("serverId", "storyId") REFERENCES "Story"("serverId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Take" ADD CONSTRAINT "Take_serverId_panelId_fkey" FOREIGN KEY ("serverId", "panelId") REFERENCES "Panel"("serverId", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Row-level security: a transaction sees and writes the rows of the server that app.server_id names, and none when it
-- names none. FORCE holds the tables' owner to it too. The application's role, which is made and granted its rights
-- outside of the migrations, owns nothing here and cannot switch any of this off.
ALTER TABLE "Server" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_server" ON "Server"
    USING ("id" = nullif(current_setting('app.server_id', true), '')::uuid);

ALTER TABLE "Setting" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_server" ON "Setting"
    USING ("serverId" = nullif(current_setting('app.server_id', true), '')::uuid);

ALTER TABLE "Character" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_server" ON "Character"
    USING ("serverId" = nullif(current_setting('app.server_id', true), '')::uuid);

ALTER TABLE "Photo" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_server" ON "Photo"
    USING ("serverId" = nullif(current_setting('app.server_id', true), '')::uuid);

ALTER TABLE "Identity" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_server" ON "Identity"
    USING ("serverId" = nullif(current_setting('app.server_id', true), '')::uuid);

ALTER TABLE "Story" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_server" ON "Story"
    USING ("serverId" = nullif(current_setting('app.server_id', true), '')::uuid);

ALTER TABLE "Panel" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_server" ON "Panel"
    USING ("serverId" = nullif(current_setting('app.server_id', true), '')::uuid);

ALTER TABLE "Take" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "own_server" ON "Take"
    USING ("serverId" = nullif(current_setting('app.server_id', true), '')::uuid);
