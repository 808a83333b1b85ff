import { fill, photoProblems } from "./problems.ts";

type PhotoProblem = keyof typeof photoProblems;
export type PhotoErrorCode = PhotoProblem extends infer Problem
  ? Problem extends `${infer Code}.${string}`
    ? Code
    : Problem
  : never;

/** A picture that cannot be used. The message is for whoever sent it and says what to do. */
export class PhotoError extends Error {
  override name = "PhotoError";
  readonly code: PhotoErrorCode;

  constructor(problem: PhotoProblem, values: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
    super(fill(photoProblems[problem], values), options);
    this.code = problem.split(".")[0] as PhotoErrorCode;
  }
}
