-- AlterTable
ALTER TABLE "Character" ADD COLUMN     "deletedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Panel" ADD COLUMN     "attempt" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "chosenTake" INTEGER,
ADD COLUMN     "deletedAt" TIMESTAMPTZ(3),
ADD COLUMN     "furtherSeeds" BIGINT[] DEFAULT ARRAY[]::BIGINT[],
ADD COLUMN     "offeredFrom" INTEGER;
