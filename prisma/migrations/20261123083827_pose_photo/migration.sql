-- AlterTable
ALTER TABLE "Story" ADD COLUMN     "pose" JSONB,
ADD COLUMN     "posePhotoKey" TEXT,
ADD COLUMN     "poseProblem" TEXT;
