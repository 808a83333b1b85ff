-- CreateEnum
CREATE TYPE "PhotoSubject" AS ENUM ('person', 'clothes');

-- AlterTable
ALTER TABLE "Character" ADD COLUMN     "faceOnly" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Photo" ADD COLUMN     "shows" "PhotoSubject" NOT NULL DEFAULT 'person';
