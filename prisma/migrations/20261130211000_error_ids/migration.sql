-- AlterTable
ALTER TABLE "Character" ADD COLUMN     "errorId" TEXT;

-- AlterTable
ALTER TABLE "Panel" ADD COLUMN     "errorId" TEXT;
