-- AlterTable
ALTER TABLE "Character" ADD COLUMN     "agreedAt" TIMESTAMPTZ(3),
ADD COLUMN     "askedAt" TIMESTAMPTZ(3),
ADD COLUMN     "personId" TEXT,
ADD COLUMN     "personName" TEXT;

-- AlterTable
ALTER TABLE "Story" ADD COLUMN     "pingAuthor" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE UNIQUE INDEX "Character_serverId_personId_key" ON "Character"("serverId", "personId");
