-- AlterTable
ALTER TABLE "Story" ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'en';
