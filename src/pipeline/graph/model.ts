/**
 * A network as an ONNX graph. Its weights are not in `bytes`: they are referred to where they lie, in `files`.
 */
export interface GraphModel {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The folder that external data is relative to: it holds every file referred to, at whatever depth. */
  readonly folder: string;
  /** The files that hold its weights, absolute. */
  readonly files: readonly string[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}
