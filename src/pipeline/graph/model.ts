/**
 * A network as an ONNX graph. Its weights are not in `bytes`: they are referred to where they lie, in the checkpoint's
 * files below `folder`.
 */
export interface GraphModel {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The folder that external data is relative to: the deepest that holds every file referred to. */
  readonly folder: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}
